import type { Account, Conversation, Inbox, Team, User } from '../model';
import { generateSourceId, insertContactInbox } from '../life/contactInboxes';
import { insertContact } from '../life/contacts';
import { createConversation } from '../life/conversations';
import { createMessage, type MessageGiven } from '../life/messages';
import type { World } from '../World';

const MINUTE_MS = 60_000;
const MARK = { source: 'test', key: 'test' };

type Speaking = Pick<MessageGiven, 'type' | 'sender' | 'private' | 'contentAttributes' | 'additionalAttributes'>;

/** Who may have said something, and what the message looks like then. */
const VOICES = {
	customer: ({ contact }) => ({ type: 'incoming', sender: contact }),
	agent: ({ account }) => ({ type: 'outgoing', sender: memberOf(account) }),
	bot: ({ account }) => ({ type: 'outgoing', sender: [...account.bots.values()][0] ?? null }),
	note: ({ account }) => ({ type: 'outgoing', sender: memberOf(account), private: true }),
	/** This package with a user's token, telling Chatwoot that it is no answer. */
	autoReply: ({ account }) => ({ type: 'outgoing', sender: memberOf(account), contentAttributes: { automation: MARK, automation_rule_id: 1 } }),
	/** This package with a user's token, which Chatwoot takes for an answer. */
	notice: ({ account }) => ({ type: 'outgoing', sender: memberOf(account), contentAttributes: { automation: MARK } }),
	rule: ({ account }) => ({ type: 'outgoing', sender: memberOf(account), contentAttributes: { automation_rule_id: 7 } }),
	template: () => ({ type: 'template', sender: null }),
	activity: () => ({ type: 'activity', sender: null }),
} satisfies Record<string, (conversation: Conversation) => Speaking>;

/** `[minutes ago, who, text]` */
export type Said = [minutesAgo: number, who: keyof typeof VOICES, text?: string];
export type WaitingGiven = {
	inboxId: number;
	said: Said[];
	name?: string;
	phone?: string;
	assignee?: User;
	team?: Team;
	labels?: string[];
};

/** A conversation with a new contact as it would be after all this was said, the clocks of Chatwoot included. */
export function addWaiting(world: World, account: Account, given: WaitingGiven): Conversation {
	const { inboxId, said, name = 'Ana Pérez', phone = null, assignee = null, team = null, labels = [] } = given;
	const inbox: Inbox | undefined = account.inboxes.get(inboxId);
	if (!inbox) throw new Error(`There is no inbox ${inboxId}.`);
	const contact = insertContact(world, account, { name, phoneNumber: phone });
	const contactInbox = insertContactInbox(world, { contact, inbox, sourceId: generateSourceId(contact, inbox) });
	const conversation = createConversation(world, contactInbox, { assignee, team, labels });
	const startedAt = ago(world, said[0]?.[0] ?? 0);
	Object.assign(conversation, { createdAt: startedAt, waitingSince: startedAt, lastActivityAt: startedAt });
	for (const one of said) say(world, conversation, one);
	return conversation;
}

/** Somebody says something in a conversation that exists. */
export function say(world: World, conversation: Conversation, [minutesAgo, who, text = `${who} says`]: Said): void {
	const createdAt = ago(world, minutesAgo);
	createMessage(world, conversation, { content: text, createdAt, ...VOICES[who](conversation) });
}

function ago(world: World, minutes: number): Date {
	return new Date(world.clock.now().getTime() - minutes * MINUTE_MS);
}

function memberOf(account: Account): User | null {
	return [...account.members.values()][0]?.user ?? null;
}
