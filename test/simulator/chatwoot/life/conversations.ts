import { randomUUID } from 'node:crypto';
import type { Json } from '../../whatsapp/json';
import { change, changedKeys, idOf, type Change } from '../events/changes';
import { conversationPayload, snapshot } from '../events/payloads';
import type { Bot, ContactInbox, Conversation, ConversationRow, Status } from '../model';
import type { World } from '../World';

export type NewConversation = Partial<ConversationRow> & { additionalAttributes?: Json };

/** Columns that `conversation_updated` is sent for, and how they are told. */
const TOLD: { [Key in keyof ConversationRow]: (row: ConversationRow[Key]) => [string, unknown] } = {
	status: (value) => ['status', value],
	priority: (value) => ['priority', value],
	assignee: (value) => ['assignee_id', idOf(value)],
	assigneeBot: (value) => ['assignee_agent_bot_id', idOf(value)],
	team: (value) => ['team_id', idOf(value)],
	snoozedUntil: (value) => ['snoozed_until', value],
	customAttributes: (value) => ['custom_attributes', value],
	labels: (value) => ['label_list', value],
	cachedLabelList: (value) => ['cached_label_list', value],
	waitingSince: (value) => ['waiting_since', value],
	firstReplyCreatedAt: (value) => ['first_reply_created_at', value],
};

export function createConversation(
	world: World,
	contactInbox: ContactInbox,
	given: NewConversation = {},
): Conversation {
	const { contact, inbox } = contactInbox;
	const { account } = inbox;
	const now = world.clock.now();
	const { additionalAttributes = {}, ...row } = given;
	account.lastDisplayId += 1;
	const conversation: Conversation = {
		...emptyRow(now),
		...row,
		status: firstStatus(contactInbox, row.status),
		rowId: world.nextId('conversation'),
		displayId: account.lastDisplayId,
		uuid: randomUUID(),
		account,
		inbox,
		contact,
		contactInbox,
		additionalAttributes,
		messages: [],
		participants: new Map(row.assignee ? [[row.assignee.id, row.assignee]] : []),
		lastIncomingAt: null,
		lastActivityAt: now,
		agentLastSeenAt: null,
		assigneeLastSeenAt: null,
		contactLastSeenAt: null,
		createdAt: now,
		updatedAt: now,
	};
	account.conversations.set(conversation.displayId, conversation);
	account.revision += 1;
	contact.conversations.add(conversation);
	contactInbox.conversations.push(conversation);
	const row0 = snapshot(conversation);
	world.events.emit({
		name: 'conversation_created',
		account,
		inbox,
		build: () => conversationPayload(world, conversation, row0),
	});
	return conversation;
}

/** A blocked contact's conversation is born resolved, one in a bot's inbox pending. */
function firstStatus({ contact, inbox }: ContactInbox, wanted: Status | undefined): Status {
	if (contact.blocked) return 'resolved';
	return wanted ?? (inbox.bot ? 'pending' : 'open');
}

function emptyRow(now: Date): ConversationRow {
	return {
		status: 'open',
		priority: null,
		assignee: null,
		assigneeBot: null,
		team: null,
		snoozedUntil: null,
		customAttributes: {},
		labels: [],
		cachedLabelList: null,
		waitingSince: now,
		firstReplyCreatedAt: null,
	};
}

/**
 * Saves what differs, and tells `conversation_status_changed` and `conversation_updated`.
 * `also` is what the real server's in-memory record carries along in the same webhook.
 * @returns whether anything differed.
 */
export function changeConversation(
	world: World,
	conversation: Conversation,
	given: Partial<ConversationRow>,
	also: readonly Change[] = [],
): boolean {
	const keys = changedKeys(snapshot(conversation) as ConversationRow, given);
	if (keys.length === 0) return false;
	const previousUpdate = conversation.updatedAt;
	const changes: Change[] = [...also];
	for (const key of keys) changes.push(describe(conversation, given, key));
	Object.assign(conversation, given);
	touch(world, conversation);
	changes.push(change('updated_at', previousUpdate, conversation.updatedAt));
	if (given.assignee) conversation.participants.set(given.assignee.id, given.assignee);
	// Resolving clears it behind the record's back: it shows in the row, not among the changes.
	const isResolved = keys.includes('status') && conversation.status === 'resolved';
	if (isResolved) conversation.waitingSince = null;
	if (keys.includes('status')) tellStatus(world, conversation);
	tellUpdate(world, conversation, changes);
	return true;
}

function describe<Key extends keyof ConversationRow>(
	before: ConversationRow,
	after: Partial<ConversationRow>,
	key: Key,
): Change {
	const tell = TOLD[key];
	const [column, previous] = tell(before[key]);
	const [, current] = tell(after[key] as ConversationRow[Key]);
	return change(column, previous, current);
}

/** Marks the row as changed, for `updated_at` and kept lists. */
export function touch(world: World, conversation: Conversation): void {
	conversation.updatedAt = world.clock.now();
	conversation.account.revision += 1;
}

function tellStatus(world: World, conversation: Conversation): void {
	const { account, inbox, status } = conversation;
	const row = snapshot(conversation);
	const build = () => ({
		...conversationPayload(world, conversation, row),
		changed_attributes: null,
	});
	world.events.emit({
		name: 'conversation_status_changed',
		account,
		inbox,
		bots: botsOf(conversation),
		build,
	});
	const extra = { open: 'conversation_opened', resolved: 'conversation_resolved' } as const;
	if (status !== 'open' && status !== 'resolved') return;
	world.events.emitToBots({
		name: extra[status],
		account,
		bots: botsOf(conversation),
		build: () => conversationPayload(world, conversation, row),
	});
}

function tellUpdate(world: World, conversation: Conversation, changes: Change[]): void {
	const { account, inbox } = conversation;
	const row = snapshot(conversation);
	world.events.emit({
		name: 'conversation_updated',
		account,
		inbox,
		bots: botsOf(conversation),
		build: () => ({
			...conversationPayload(world, conversation, row),
			changed_attributes: changes,
		}),
	});
}

/** The inbox's bot and the assigned one. */
export function botsOf({ inbox, assigneeBot }: Conversation): Set<Bot> {
	const bots = new Set<Bot>();
	if (inbox.bot) bots.add(inbox.bot);
	if (assigneeBot) bots.add(assigneeBot);
	return bots;
}

export function deleteConversation(conversation: Conversation): void {
	const { account, contact, contactInbox, displayId } = conversation;
	account.conversations.delete(displayId);
	account.revision += 1;
	contact.conversations.delete(conversation);
	contactInbox.conversations = contactInbox.conversations.filter((one) => one !== conversation);
}
