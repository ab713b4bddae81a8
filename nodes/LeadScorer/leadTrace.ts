import { isRecord } from '../shared/chatwoot/errors';
import type { JsonRecord } from '../shared/chatwoot/types';
import type { Lead, Stage } from './scoreLead';

/** What an earlier run left on the contact. */
export type Trace = {
	score: unknown;
	scoredAt: unknown;
	/** Messages that are part of the score, oldest first. */
	messageIds: number[];
	/** The message that made the lead hot, and what it was before. */
	hot: { messageId: number; from: Stage } | undefined;
};

/** Messages that are remembered; an older one that comes again is taken for counted. */
export const MAX_COUNTED = 20;
const MAX_REASONS_CHARACTERS = 250;
const STAGES: readonly Stage[] = ['cold', 'warm', 'hot'];

/** Reads `custom_attributes` of a contact. What somebody else wrote there is not trusted. */
export function readTrace(attributes: JsonRecord): Trace {
	const counted = typeof attributes.lead_counted === 'string' ? attributes.lead_counted : '';
	const [, hotId, from] = /^(\d+) (\w+)$/.exec(String(attributes.lead_hot_message ?? '')) ?? [];
	const stage = STAGES.find((name) => name === from);
	return {
		score: attributes.lead_score,
		scoredAt: attributes.lead_scored_at,
		messageIds: counted.split(' ').map(Number).filter((id) => Number.isSafeInteger(id) && id > 0),
		hot: hotId && stage ? { messageId: Number(hotId), from: stage } : undefined,
	};
}

/** Whether a message is part of the score already. Ids rise, so one below all remembered ones is long known. */
export function isCounted({ messageIds }: Trace, messageId: number | undefined): boolean {
	if (messageId === undefined) return false;
	if (messageIds.includes(messageId)) return true;
	return messageIds.length >= MAX_COUNTED && messageId < Math.min(...messageIds);
}

/** The attributes to write. Chatwoot merges them into those that are there. */
export function writeTrace(lead: Lead, trace: Trace, messageId: number | undefined): JsonRecord {
	const messageIds = [...trace.messageIds, ...(messageId === undefined ? [] : [messageId])];
	const kept = messageIds.sort((a, b) => a - b).slice(-MAX_COUNTED);
	return {
		lead_score: lead.score,
		lead_stage: lead.stage,
		lead_reasons: describeReasons(lead),
		lead_scored_at: laterOf(lead.scoredAt, trace.scoredAt),
		...(kept.length > 0 ? { lead_counted: kept.join(' ') } : {}),
		...(lead.becameHot && messageId !== undefined ? { lead_hot_message: `${messageId} ${lead.previousStage}` } : {}),
	};
}

/** `price +40 "precio" · earlier +12.5` */
export function describeReasons({ reasons }: Pick<Lead, 'reasons'>): string {
	const parts = reasons.map(({ rule, points, matched }) => `${rule} ${points < 0 ? '' : '+'}${points}${matched ? ` "${matched}"` : ''}`);
	const text = parts.join(' · ').replace(/\s+/g, ' ');
	return text.length > MAX_REASONS_CHARACTERS ? `${text.slice(0, MAX_REASONS_CHARACTERS - 1)}…` : text;
}

/** A message that comes late must not set the clock of the decay back. */
function laterOf(scoredAt: string | null, earlier: unknown): unknown {
	if (typeof earlier !== 'string' || !scoredAt) return scoredAt;
	return Date.parse(earlier) > Date.parse(scoredAt) ? earlier : scoredAt;
}

export function attributesOf(contact: JsonRecord): JsonRecord {
	return isRecord(contact.custom_attributes) ? contact.custom_attributes : {};
}
