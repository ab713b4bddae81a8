import { createHash } from 'node:crypto';

import { isRecord } from '../shared/chatwoot/errors';
import type { JsonRecord } from '../shared/chatwoot/types';
import { readRecord } from './readValues';
import type { TriggerEvent } from './triggerEvent';

export type RecentDeliveries = {
	/** Whether the same delivery, or another of the same event, was asked about before. Remembers it from now on. */
	isDuplicate(event: TriggerEvent, body: unknown, now: Date): boolean;
	/** As if neither this delivery nor another of its event had come. */
	forget(event: TriggerEvent, body: unknown): void;
};

/** Bounds the memory; the oldest are forgotten first. An event makes two entries: its delivery and its change. */
export const MAX_ENTRIES = 5_000;
/** Together, because finding the oldest of a map that just lost some is slow. */
const FORGOTTEN_AT_ONCE = 500;
/** Longer than Chatwoot's queues hold a second copy back. */
export const TTL_MINUTES = 60;
/** For events that carry nothing to tell a repetition from a second one that looks the same. */
export const LOOKALIKE_TTL_SECONDS = 60;

type Trace = { key: string; ttlSeconds: number };

/**
 * Recognises deliveries that came twice: by their id, and, as Chatwoot also sends one event under
 * two ids, by event, record and change. Lives in this process's memory, so it is a bonus only.
 */
export function createRecentDeliveries(): RecentDeliveries {
	const expiryMs = new Map<string, number>();
	return {
		isDuplicate(event, body, now) {
			const nowMs = now.getTime();
			const traces = tracesOf(event, readRecord(body));
			const seen = traces.some(({ key }) => (expiryMs.get(key) ?? 0) > nowMs);
			for (const { key, ttlSeconds } of traces) {
				expiryMs.delete(key);
				expiryMs.set(key, nowMs + ttlSeconds * 1000);
			}
			forgetOldest(expiryMs);
			return seen;
		},
		forget(event, body) {
			tracesOf(event, readRecord(body)).forEach(({ key }) => expiryMs.delete(key));
		},
	};
}

function forgetOldest(expiryMs: Map<string, number>): void {
	if (expiryMs.size <= MAX_ENTRIES) return;
	for (const key of expiryMs.keys()) {
		if (expiryMs.size <= MAX_ENTRIES - FORGOTTEN_AT_ONCE) return;
		expiryMs.delete(key);
	}
}

function tracesOf(event: TriggerEvent, body: JsonRecord): Trace[] {
	const byId = event.deliveryId ? [{ key: `delivery ${event.accountId} ${event.deliveryId}`, ttlSeconds: TTL_MINUTES * 60 }] : [];
	const change = changeOf(event, body);
	if (change === undefined) return byId;
	const { event: name, accountId, conversationId, messageId, contact } = event;
	const record = [name, accountId, messageId ?? conversationId ?? contact?.id ?? null];
	const key = createHash('sha256').update(JSON.stringify([record, change.what])).digest('base64');
	return [...byId, { key, ttlSeconds: change.ttlSeconds }];
}

type Change = { what: unknown; ttlSeconds: number };

/** What makes this event of this record differ from the next one; undefined where nothing does. */
function changeOf({ event, contact }: TriggerEvent, body: JsonRecord): Change | undefined {
	// Typing starts and stops without a time; told twice, it does no harm.
	if (event.startsWith('conversation_typing_')) return undefined;
	if (event.endsWith('_created') && !event.includes('.') && !event.startsWith('inbox_')) return exact('created');
	const changed = body.changed_attributes;
	if (Array.isArray(changed) && changed.some((part) => isRecord(part) && 'updated_at' in part)) return exact(changed);
	if (event === 'message_updated') return newestState(body) ?? lookalike(body);
	if (event === 'webwidget_triggered') return lookalike([contact?.id, body.source_id, body.event_info]);
	return typeof body.updated_at === 'number' ? exact([body.status, body.updated_at]) : lookalike(body);
}

/** A message's update is dated only where the message is the conversation's newest. */
function newestState(body: JsonRecord): Change | undefined {
	const { messages } = readRecord(body.conversation);
	const listed = Array.isArray(messages) ? messages.filter(isRecord) : [];
	const same = listed.find(({ id, updated_at }) => id === body.id && typeof updated_at === 'string');
	return same && exact([same.updated_at, same.status, body.content, body.content_attributes]);
}

function exact(what: unknown): Change {
	return { what, ttlSeconds: TTL_MINUTES * 60 };
}

function lookalike(what: unknown): Change {
	return { what, ttlSeconds: LOOKALIKE_TTL_SECONDS };
}
