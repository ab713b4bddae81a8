import { isRecord } from '../shared/chatwoot/errors';
import type { JsonRecord } from '../shared/chatwoot/types';

/** Under this name a conversation's custom attributes hold what was done to it. */
export const TRACE_ATTRIBUTE = 'stale_escalation';
/** Another process may be at work on a claim this long; then it has crashed. Longer than the client's retries take. */
export const CLAIM_SECONDS = 240;

/** What an escalation leaves in the conversation itself, before anybody is told. */
export type Trace = {
	/** The waiting period: id of the oldest unanswered customer message, and its Unix seconds. */
	messageId: number;
	since: number;
	/** The server's own field then: the same value later means the same period. */
	waitingSince: number | null;
	/** Counted from 1. */
	tier: number;
	state: 'claimed' | 'done';
	/** Names the run that holds or held the claim. */
	by: string;
	/** Unix seconds. */
	at: number;
	/** Chosen with the claim, so that whoever finishes it chooses nobody else. */
	assigneeId: number | null;
};

/** Reads what earlier runs left; undefined when there is nothing that can be understood. */
export function readTrace(customAttributes: JsonRecord): Trace | undefined {
	const value = customAttributes[TRACE_ATTRIBUTE];
	if (!isRecord(value)) return undefined;
	const [messageId, since, tier, at] = [value.messageId, value.since, value.tier, value.at].map(Number);
	if (!messageId || !since || !tier || at === undefined || Number.isNaN(at)) return undefined;
	return {
		messageId,
		since,
		tier,
		at,
		waitingSince: numberOrNull(value.waitingSince),
		state: value.state === 'done' ? 'done' : 'claimed',
		by: String(value.by ?? ''),
		assigneeId: numberOrNull(value.assigneeId),
	};
}

/** Whether a trace is about this wait: its first message, or one of the same second. */
export function isSamePeriod(trace: Trace | undefined, wait: { messageId: number; since: number }): trace is Trace {
	return trace !== undefined && (trace.messageId === wait.messageId || trace.since === wait.since);
}

function numberOrNull(value: unknown): number | null {
	return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
