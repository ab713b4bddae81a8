import type { Json } from '../../whatsapp/json';
import { change, type Change } from '../events/changes';
import { messagePayload } from '../events/payloads';
import type {
	Attachment,
	Conversation,
	Message,
	MessageStatus,
	MessageType,
	User,
	Bot,
	Contact,
} from '../model';
import { sendReply } from '../whatsapp/sendReply';
import type { World } from '../World';
import { addActivity } from './activities';
import { sendAutomaticReplies } from './automaticReplies';
import { updateContact } from './contacts';
import { botsOf, changeConversation, touch } from './conversations';
import { insertMessage } from './messageRows';

export type MessageGiven = {
	type: MessageType;
	content: string | null;
	processedContent?: string | null;
	contentType?: string;
	contentAttributes?: Json;
	additionalAttributes?: Json;
	private?: boolean;
	sourceId?: string | null;
	sender: User | Bot | Contact | null;
	attachments?: Attachment[];
	createdAt?: Date;
};

/**
 * Inserts a message and does all that follows from it: reopens the conversation, tells the
 * webhooks, keeps the waiting clock, sends it to the channel.
 * `isNew`: the conversation was made in the same request, which shows in its first update.
 */
export function createMessage(
	world: World,
	conversation: Conversation,
	given: MessageGiven,
	{ isNew = false }: { isNew?: boolean } = {},
): Message {
	const message = insertMessage(world, conversation, given);
	reopen(world, conversation, message);
	conversation.lastActivityAt = message.createdAt;
	touch(world, conversation);
	const also = carriedChanges(conversation, isNew);
	tellMessage(world, message, 'message_created');
	keepClocks(world, message, also);
	sendReply(world, message);
	if (message.type === 'incoming') sendAutomaticReplies(world, message);
	if (message.sender?.kind === 'contact') noteContactActivity(world, message.sender);
	return message;
}

/** Saves a message's new state and tells it. */
export function updateMessage(
	world: World,
	message: Message,
	given: Partial<
		Pick<
			Message,
			| 'status'
			| 'contentAttributes'
			| 'additionalAttributes'
			| 'sourceId'
			| 'content'
			| 'contentType'
		>
	>,
): void {
	Object.assign(message, given);
	message.updatedAt = world.clock.now();
	tellMessage(world, message, 'message_updated');
}

export function failMessage(world: World, message: Message, externalError: string): void {
	const contentAttributes = { ...message.contentAttributes, external_error: externalError };
	updateMessage(world, message, { status: 'failed' satisfies MessageStatus, contentAttributes });
}

function tellMessage(
	world: World,
	message: Message,
	name: 'message_created' | 'message_updated',
): void {
	if (message.type === 'activity') return;
	const { conversation } = message;
	world.events.emit({
		name,
		account: conversation.account,
		inbox: conversation.inbox,
		bots: botsOf(conversation),
		build: () => messagePayload(world, message),
		onInboxFailure: (error) => {
			if (message.status !== 'failed') failMessage(world, message, error);
		},
		onBotFailure: () => openAfterBotFailure(world, conversation),
	});
}

function openAfterBotFailure(world: World, conversation: Conversation): void {
	if (conversation.status !== 'pending') return;
	changeConversation(world, conversation, { status: 'open' });
	addActivity(
		world,
		conversation,
		'Conversation was marked open by system due to an error with the agent bot.',
	);
}

/** What the record in memory still has to say when it is saved again in the same request. */
function carriedChanges(conversation: Conversation, isNew: boolean): Change[] {
	const changes: Change[] = isNew ? [change('display_id', null, conversation.displayId)] : [];
	// A bot's webhook is built at once, which reads the labels, which are then cached on saving.
	const readsLabels = isNew || botsOf(conversation).size > 0;
	if (!readsLabels || conversation.cachedLabelList !== null) return changes;
	changes.push(change('cached_label_list', null, ''));
	return changes;
}

/** `waiting_since` and `first_reply_created_at`, as a human's, a bot's or a customer's message moves them. */
function keepClocks(world: World, message: Message, also: Change[]): void {
	const { conversation, createdAt } = message;
	const save = (row: Partial<Conversation>) => {
		const cached = also.some((one) => 'cached_label_list' in one);
		if (!changeConversation(world, conversation, row, also)) return;
		if (cached) conversation.cachedLabelList = '';
	};
	if (isFirstHumanReply(message)) {
		save({ firstReplyCreatedAt: createdAt, waitingSince: null });
	} else if (isReply(message)) {
		save({ waitingSince: null });
	} else if (message.type === 'incoming' && conversation.waitingSince === null) {
		save({ waitingSince: createdAt });
	}
}

function isReply({ type, private: hidden, sender, contentAttributes }: Message): boolean {
	if (type !== 'outgoing' || hidden) return false;
	if (sender?.kind === 'bot') return true;
	return sender?.kind === 'user' && !contentAttributes.automation_rule_id;
}

/** Only the very first public message that is no bot's counts, and only when a human wrote it. */
function isFirstHumanReply(message: Message): boolean {
	if (message.sender?.kind !== 'user' || !isReply(message)) return false;
	const { conversation } = message;
	if (conversation.firstReplyCreatedAt !== null) return false;
	const isCounted = ({ type, private: hidden, sender }: Message) =>
		type === 'outgoing' && !hidden && sender?.kind !== 'bot';
	return !conversation.messages.some((other) => other !== message && isCounted(other));
}

function reopen(world: World, conversation: Conversation, message: Message): void {
	if (message.type !== 'incoming' || conversation.contact.blocked) return;
	if (conversation.status === 'snoozed') {
		changeConversation(world, conversation, { status: 'open', snoozedUntil: null });
	} else if (conversation.status === 'resolved') {
		changeConversation(world, conversation, {
			status: conversation.inbox.bot ? 'pending' : 'open',
		});
	}
}

function noteContactActivity(world: World, contact: Contact): void {
	try {
		updateContact(world, contact, { lastActivityAt: world.clock.now() });
	} catch {
		// Two contacts with one phone do not validate any more; the real server goes on, too.
	}
}
