import { EVENTS } from '../../nodes/ChatwootTrigger/events';
import type { TriggerEvent } from '../../nodes/ChatwootTrigger/triggerEvent';
import { readRecording, RECORDINGS } from './recordings';

const SEED = 20261121;
const WRONG: unknown[] = [
	...[null, true, false, 0, -1, 1.5, 1e300, 2 ** 60, '', ' ', '0', 'constructor', '__proto__', '\ud800', 'x'.repeat(5_000)],
	...[[], [[]], [null], [1, 'a', {}], {}, { id: null }, { id: 7 }, { length: -1 }, { toString: 1 }, [{ status: null }]],
	...EVENTS,
];
/** The same numbers in [0, 1) on every run. */
function makeRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}

const random = makeRandom(SEED);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

/** Goes down to some place in the JSON, and breaks what is there. */
function mutate(value: unknown): unknown {
	const isLeaf = typeof value !== 'object' || value === null || Object.keys(value).length === 0;
	if (isLeaf || random() < 0.15) return pick(WRONG);
	const key = pick(Object.keys(value));
	const entries = Object.entries(value);
	if (Array.isArray(value)) return entries.map(([name, inner]) => (name === key ? mutate(inner) : inner));
	if (random() < 0.2) return Object.fromEntries(entries.filter(([name]) => name !== key));
	return Object.fromEntries(entries.map(([name, inner]) => [name, name === key ? mutate(inner) : inner]));
}

/** A recorded delivery's body with one to four things broken; the next of a series that is the same on every run. */
export function makeBrokenBody(): unknown {
	let body: unknown = readRecording(pick(RECORDINGS)).body;
	for (let times = Math.ceil(random() * 4); times > 0; times--) body = mutate(body);
	return body;
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
