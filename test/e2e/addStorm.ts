import { FAULT_KINDS, type FaultKind, type Faults } from '../simulator/faults';

/** Together a fifth of all requests. 429 is rare because each costs a wait to the next minute, as on a real server. */
const FAULT_RATES: Partial<Record<FaultKind, number>> = {
	status429: 0.004,
	status500: 0.05,
	status502: 0.04,
	status502AfterEffect: 0.03,
	resetAfterEffect: 0.04,
	reset: 0.026,
	timeout: 0.005,
	timeoutAfterEffect: 0.005,
};

/** Lets a fifth of the requests to these paths go wrong, in every way there is. */
export function addStorm(faults: Faults, isMeant: (path: string) => boolean): void {
	let answered = 0;
	for (const kind of FAULT_KINDS) {
		const rate = FAULT_RATES[kind];
		if (rate === undefined) continue;
		// Rules are asked in turn, so each one's share is of what the earlier ones let through.
		faults.add({ match: (_method, path) => isMeant(path), kind, rate: rate / (1 - answered) });
		answered += rate;
	}
}
