import { empty } from '../http/Answer';
import { findIn } from '../http/read';
import type { Call } from '../http/Router';

/** Removes the row that the path names. */
export function removeFrom({ path }: Call, rows: Map<number, { id: number }>) {
	rows.delete(findIn(rows, path.id).id);
	return empty();
}
