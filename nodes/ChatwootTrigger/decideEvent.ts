import type { JsonRecord } from '../shared/chatwoot/types';
import { acceptEvent } from './acceptEvent';
import { rawItem, readEvent } from './readEvent';
import type { Settings } from './readSettings';
import { createRecentDeliveries, type RecentDeliveries } from './recentDeliveries';

export type Arrival = {
	body: unknown;
	deliveryId: string | null;
	signatureVerified: boolean;
	/** Names the node and its URL: the same event may start another trigger too. */
	trigger: string;
	/** Set where one token serves several accounts: the only one that this trigger hears. */
	accountId?: number;
};

export type AcceptedEvent = {
	json: JsonRecord;
	/** Lets the same delivery pass once more, because nothing came of this one. */
	forget(): void;
};
export type EventDecision = AcceptedEvent | { ignored: string };

/** Bounds the memory of a process with very many triggers; the one that was made first is forgotten. */
const MAX_TRIGGERS = 1_000;
const recentByTrigger = new Map<string, RecentDeliveries>();

/** Whether an event starts the workflow, and with which item. What passed once is a duplicate from then on. */
export function decideEvent(arrival: Arrival, settings: Settings, now: Date): EventDecision {
	const facts = { deliveryId: arrival.deliveryId, signatureVerified: arrival.signatureVerified };
	const read = readEvent(arrival.body, facts);
	if ('ignored' in read) return { ignored: read.ignored };
	// Some events name no account; a trigger that serves one knows it.
	const event = { ...read, accountId: read.accountId ?? arrival.accountId ?? null };
	const verdict = acceptEvent(event, arrival.body, { ...settings, accountId: arrival.accountId });
	if (!verdict.accept) return { ignored: verdict.reason };
	const recent = recentOf(arrival.trigger);
	if (settings.deduplicate && recent.isDuplicate(event, arrival.body, now)) return { ignored: 'duplicate' };
	const json = settings.simplify ? event : rawItem(arrival.body, facts);
	return { json, forget: () => recent.forget(event, arrival.body) };
}

function recentOf(trigger: string): RecentDeliveries {
	const known = recentByTrigger.get(trigger);
	if (known) return known;
	const made = createRecentDeliveries();
	recentByTrigger.set(trigger, made);
	const [oldest] = recentByTrigger.keys();
	if (recentByTrigger.size > MAX_TRIGGERS && oldest !== undefined) recentByTrigger.delete(oldest);
	return made;
}
