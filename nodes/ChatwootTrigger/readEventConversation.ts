import { isRecord } from '../shared/chatwoot/errors';
import type { JsonRecord } from '../shared/chatwoot/types';
import { readFilledText, readId, readInstant, readRecord } from './readValues';
import type { EventConversation } from './triggerEvent';

/** A conversation as webhooks carry it; undefined when the record has no id. */
export function readEventConversation(value: unknown): EventConversation | undefined {
	const record = readRecord(value);
	const id = readId(record.id);
	if (id === undefined) return undefined;
	return {
		id,
		status: readFilledText(record.status),
		// Servers that leave it out have no window to be closed.
		canReply: record.can_reply !== false,
		channel: readFilledText(record.channel),
		...readOwners(readRecord(record.meta)),
		labels: readLabels(record.labels),
		priority: readFilledText(record.priority),
		waitingSince: readInstant(record.waiting_since),
		firstReplyAt: readInstant(record.first_reply_created_at),
		// `timestamp` before 2.17, the same value.
		lastActivityAt: readInstant(record.last_activity_at ?? record.timestamp),
		customAttributes: readRecord(record.custom_attributes),
	};
}

type Owners = Pick<EventConversation, 'assigneeId' | 'assigneeType' | 'teamId'>;

function readOwners(meta: JsonRecord): Owners {
	const teamId = readId(readRecord(meta.team).id) ?? null;
	const assigneeId = readId(readRecord(meta.assignee).id) ?? null;
	if (assigneeId === null) return { assigneeId, assigneeType: null, teamId };
	// Before 4.8 only people could be assigned, and nothing said so.
	const named = [meta.assignee_type, readRecord(meta.assignee).type];
	const isBot = named.some((type) => type === 'AgentBot' || type === 'agent_bot');
	return { assigneeId, assigneeType: isBot ? 'agentBot' : 'user', teamId };
}

function readLabels(value: unknown): string[] {
	return Array.isArray(value) ? value.filter((label) => typeof label === 'string') : [];
}

/** Before 4.14.2 a conversation names its account only in its newest message. */
export function readAccountId(body: JsonRecord, conversation: JsonRecord): number | null {
	const messages = Array.isArray(conversation.messages) ? conversation.messages : [];
	const named = [readRecord(body.account).id, readRecord(conversation.account).id];
	const ids = [...named, ...messages.filter(isRecord).map((message) => message.account_id)];
	return ids.map(readId).find((id) => id !== undefined) ?? null;
}
