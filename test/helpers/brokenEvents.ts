import { EVENTS } from '../../nodes/ChatwootTrigger/events';
import type { TriggerEvent } from '../../nodes/ChatwootTrigger/triggerEvent';
import { choose, createRandom } from '../simulator/random';
import { breakJson } from './breakJson';
import { readRecording, RECORDINGS } from './recordings';

const random = createRandom(20261121);

/** A recorded delivery's body with one to four things broken; the next of a series that is the same on every run. */
export function makeBrokenBody(): unknown {
	return breakJson(random, readRecording(choose(random, RECORDINGS)).body, EVENTS);
}

const isId = (value: unknown) => Number.isSafeInteger(value) && Number(value) > 0;
const isIdOrNull = (value: unknown) => value === null || isId(value);
const isTextOrNull = (value: unknown) => value === null || typeof value === 'string';
const isInstantOrNull = (value: unknown) => value === null || new Date(String(value)).toISOString() === value;
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The names of the fields that are not what the documentation promises. */
export function findFlaws(item: TriggerEvent): string[] {
	const { contact, conversation, sender } = item;
	const isMessage = item.event.startsWith('message_');
	const promises: { [field: string]: boolean } = {
		accountId: isIdOrNull(item.accountId),
		inboxId: isIdOrNull(item.inboxId),
		conversationId: isMessage ? isId(item.conversationId) : isIdOrNull(item.conversationId),
		messageId: isMessage ? isId(item.messageId) : item.messageId === null,
		content: isTextOrNull(item.content),
		messageType: isMessage ? typeof item.messageType === 'string' : item.messageType === null,
		private: typeof item.private === 'boolean',
		createdAt: isInstantOrNull(item.createdAt),
		attachments: item.attachments.every(({ type, url }) => typeof type === 'string' && isTextOrNull(url)),
		contact: contact === null || (isId(contact.id) && [contact.name, contact.phone, contact.email, contact.identifier].every(isTextOrNull)),
		contactDetails: contact === null || (isObject(contact.customAttributes) && typeof contact.blocked === 'boolean'),
		sender: sender === null || (['contact', 'user', 'agentBot', 'system'].includes(sender.type) && isIdOrNull(sender.id) && isTextOrNull(sender.name)),
		conversation: isMessage ? conversation !== null : true,
		changes: isObject(item.changes) && Object.values(item.changes).every((change) => 'from' in change && 'to' in change),
	};
	return [...Object.keys(promises).filter((field) => !promises[field]), ...findConversationFlaws(item)];
}

function findConversationFlaws({ conversation }: TriggerEvent): string[] {
	if (conversation === null) return [];
	const promises: { [field: string]: boolean } = {
		id: isId(conversation.id),
		owners: isIdOrNull(conversation.assigneeId) && isIdOrNull(conversation.teamId),
		assigneeType: [null, 'user', 'agentBot'].includes(conversation.assigneeType),
		canReply: typeof conversation.canReply === 'boolean',
		texts: [conversation.status, conversation.channel, conversation.priority].every(isTextOrNull),
		labels: conversation.labels.every((label) => typeof label === 'string'),
		instants: [conversation.waitingSince, conversation.firstReplyAt, conversation.lastActivityAt].every(isInstantOrNull),
		customAttributes: isObject(conversation.customAttributes),
	};
	return Object.keys(promises).filter((field) => !promises[field]);
}
