/** Why nobody acted on a message, as far as that is known: by message id. */
export type Reasons = ReadonlyMap<number, string>;

/** When events that were answered 200 may be gone, because they were in a process's memory only. Unix milliseconds. */
export type Outage = { fromMs: number; toMs: number; /** Address of the process that was killed; undefined when it was Redis. */ by?: string };

/** So long before it ends a busy process may have taken an event that is not in the queue yet. */
export const IN_MEMORY_MS = 5_000;

/** Whether an event that was taken and never started may have gone down with whom it was given to. */
export function wentDown({ at, by }: { at: Date; by: string | undefined }, outages: readonly Outage[]): boolean {
	const ms = at.getTime();
	return outages.some((outage) => (outage.by ?? by) === by && ms >= outage.fromMs - IN_MEMORY_MS && ms <= outage.toMs);
}

export type AnswerFacts = {
	/** What was due, oldest first within one customer: `Bacedi/uno`. */
	keys: readonly string[];
	/** What was heard. */
	answered: ReadonlySet<string>;
	/** Customers who are with a person now. */
	handedOver: ReadonlySet<string>;
	messageIds: ReadonlyMap<string, number[]>;
	reasons: Reasons;
};

/**
 * Why an assistant did not answer: the customer was passed to a person, or wrote on and that was answered, or the
 * run for the last of the messages is known to have ended early.
 */
export function excuseAnswers({ keys, answered, handedOver, messageIds, reasons }: AnswerFacts): Map<string, string> {
	const excuses = new Map<string, string>();
	for (const [index, key] of keys.entries()) {
		const customer = customerOf(key);
		const later = keys.slice(index + 1).filter((other) => customerOf(other) === customer);
		const last = Math.max(...(messageIds.get(key) ?? [0]));
		const reason = reasons.get(last);
		if (handedOver.has(customer)) excuses.set(key, 'handed over');
		else if (later.some((other) => answered.has(other))) excuses.set(key, 'answered with the next');
		else if (reason !== undefined) excuses.set(key, reason);
	}
	return excuses;
}

/** Where any message of several would have done: excused only when all of them are. */
export function excuseFirst(keys: readonly string[], messageIds: ReadonlyMap<string, number[]>, reasons: Reasons): Map<string, string> {
	const excuses = new Map<string, string>();
	for (const key of keys) {
		const known = (messageIds.get(key) ?? []).map((id) => reasons.get(id));
		const [first] = known;
		if (first !== undefined && known.every((reason) => reason !== undefined)) excuses.set(key, first);
	}
	return excuses;
}

/** Where each message of a customer moved something on: excused when a run for any of them ended early. */
export function excuseAny(customers: readonly string[], messageIds: ReadonlyMap<string, number[]>, reasons: Reasons): Map<string, string> {
	const excuses = new Map<string, string>();
	for (const [key, ids] of messageIds) {
		const reason = ids.map((id) => reasons.get(id)).find((one) => one !== undefined);
		if (reason !== undefined && customers.includes(customerOf(key))) excuses.set(customerOf(key), reason);
	}
	return excuses;
}

/** All messages of a customer together, whatever they were about. */
export function byCustomer(messageIds: ReadonlyMap<string, number[]>): Map<string, number[]> {
	const all = new Map<string, number[]>();
	for (const [key, ids] of messageIds) all.set(customerOf(key), [...(all.get(customerOf(key)) ?? []), ...ids]);
	return all;
}

function customerOf(key: string): string {
	return key.split('/')[0] ?? '';
}
