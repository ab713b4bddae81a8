import type { ChatwootRequest, Conversation, JsonRecord } from '../../../shared/chatwoot/types';
import type { NotificationExtras } from './readWish';

/**
 * The requests that bring labels, attributes, team and agent of an existing conversation to what is wanted;
 * none for what is so already. Each may be repeated. Team before agent: setting a team may drop the agent.
 */
export function planExtras(conversation: Conversation, extras: NotificationExtras): ChatwootRequest[] {
	const base = `/conversations/${conversation.id}`;
	const requests: ChatwootRequest[] = [];
	const labels = [...new Set([...conversation.labels, ...extras.labels])];
	if (labels.length > conversation.labels.length) requests.push(write(`${base}/labels`, { labels }));
	const merged = mergedAttributes(conversation.customAttributes, extras.conversationAttributes);
	if (merged) requests.push(write(`${base}/custom_attributes`, { custom_attributes: merged }));
	if (extras.teamId) requests.push(assign(base, { team_id: extras.teamId }));
	if (extras.assigneeId) requests.push(assign(base, { assignee_id: extras.assigneeId }));
	return requests;
}

/** Chatwoot replaces a conversation's attributes as a whole, so the old ones go along. */
function mergedAttributes(old: JsonRecord, wanted: JsonRecord | undefined): JsonRecord | undefined {
	if (!wanted) return undefined;
	const changed = Object.keys(wanted).some((key) => JSON.stringify(old[key]) !== JSON.stringify(wanted[key]));
	return changed ? { ...old, ...wanted } : undefined;
}

function write(path: string, body: JsonRecord): ChatwootRequest {
	return { method: 'POST', path, body, repeatable: true };
}

function assign(base: string, body: JsonRecord): ChatwootRequest {
	return { ...write(`${base}/assignments`, body), nullIsFailure: true };
}
