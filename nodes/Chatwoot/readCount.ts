import { printed } from '../shared/printed';

/** A number that servers of some versions leave out. */
export function readCountOrZero(value: unknown): number {
	const count = Number(printed(value ?? 0));
	return Number.isFinite(count) ? count : 0;
}
