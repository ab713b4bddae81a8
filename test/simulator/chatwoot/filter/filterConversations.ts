import type { Account, Conversation } from '../model';
import {
	EQUALITY,
	meets,
	PRESENCE,
	readConditions,
	TEXT,
	type Condition,
	type FilterKey,
} from './conditions';

const equality: FilterKey = { operators: EQUALITY, kind: 'text' };
const reference: FilterKey = { operators: [...EQUALITY, ...PRESENCE], kind: 'number' };
const date: FilterKey = {
	operators: ['is_greater_than', 'is_less_than', 'days_before'],
	kind: 'date',
};
const KEYS: Record<string, FilterKey> = {
	status: equality,
	assignee_id: reference,
	inbox_id: reference,
	team_id: reference,
	contact_id: reference,
	priority: equality,
	display_id: { operators: TEXT, kind: 'number' },
	campaign_id: reference,
	labels: { operators: [...EQUALITY, ...PRESENCE], kind: 'labels' },
	browser_language: equality,
	conversation_language: equality,
	referer: { operators: TEXT, kind: 'text' },
	created_at: date,
	last_activity_at: date,
	mail_subject: { operators: TEXT, kind: 'text' },
};

/** Conversations that meet a filter, in order of creation. */
export function filterConversations(account: Account, payload: unknown): Conversation[] {
	const definedKeys = new Set(
		[...account.definitions.values()]
			.filter(({ model }) => model === 'conversation_attribute')
			.map(({ key }) => key),
	);
	const groups = readConditions(payload, { keys: KEYS, definedKeys });
	const isMet = (conversation: Conversation) => (condition: Condition) =>
		isAnyStatus(condition) ||
		meets(fieldOf(conversation, condition), condition, KEYS[condition.key]?.kind ?? 'text');
	return [...account.conversations.values()].filter((conversation) =>
		groups.some((group) => group.every(isMet(conversation))),
	);
}

function isAnyStatus({ key, values }: Condition): boolean {
	return key === 'status' && values.includes('all');
}

function fieldOf(conversation: Conversation, { key, isCustom }: Condition): unknown {
	if (isCustom) return conversation.customAttributes[key];
	switch (key) {
		case 'status':
			return conversation.status;
		case 'assignee_id':
			return conversation.assignee?.id;
		case 'inbox_id':
			return conversation.inbox.id;
		case 'team_id':
			return conversation.team?.id;
		case 'contact_id':
			return conversation.contact.id;
		case 'priority':
			return conversation.priority;
		case 'display_id':
			return conversation.displayId;
		case 'labels':
			return conversation.labels;
		case 'created_at':
			return conversation.createdAt;
		case 'last_activity_at':
			return conversation.lastActivityAt;
		default:
			return conversation.additionalAttributes[key];
	}
}
