import { asText, type Json } from '../../whatsapp/json';
import { ApiError } from '../http/ApiError';
import { ok, type Answer } from '../http/Answer';
import { isTrue, param, textParam } from '../http/read';
import type { Call, Router } from '../http/Router';
import { createMessage, updateMessage } from '../life/messages';
import { MESSAGE_STATUSES, type Conversation, type Message } from '../model';
import { presentListedAttachment, presentMessage } from '../present/message';
import { presentAgent, presentSender } from '../present/people';
import { sendReply } from '../whatsapp/sendReply';
import { conversationOf } from './conversations';
import { readMessage } from './readMessage';

const NEWEST = 20;
const MOST_AFTER = 100;
const MOST_BETWEEN = 1_000;
const MOST_PER_MINUTE = 200;
const MINUTE_MS = 60_000;

export function addMessageRoutes(router: Router): void {
	const at = 'conversations/:id/messages';
	router
		.add('GET', at, list)
		.add('POST', at, create, { bots: true })
		.add('PATCH', `${at}/:message`, updateStatus)
		.add('DELETE', `${at}/:message`, remove)
		.add('POST', `${at}/:message/retry`, retry)
		.add('GET', 'conversations/:id/attachments', attachments)
		.add('GET', '/rails/active_storage/blobs/redirect/:attachment/:name', download, { open: true });
}

function create(call: Call) {
	const conversation = conversationOf(call);
	const { contactInbox } = conversation;
	const files = call.files.filter(({ field }) => field.startsWith('attachments'));
	const given = readMessage(call, { contactInbox, body: call.body, files })(conversation);
	checkFlooding(call, conversation);
	const message = createMessage(call.world, conversation, given);
	return ok(presentMessage(message, { base: call.world.url, echoId: param(call, 'echo_id') }));
}

function checkFlooding({ world }: Call, { messages }: Conversation): void {
	const since = world.clock.now().getTime() - MINUTE_MS;
	const oldest = messages.at(-MOST_PER_MINUTE);
	if (messages.length < MOST_PER_MINUTE || !oldest || oldest.createdAt.getTime() < since) return;
	throw ApiError.unprocessable('Validation failed: Too many messages');
}

function list(call: Call) {
	const conversation = conversationOf(call);
	const hidesInternal = isTrue(textParam(call, 'filter_internal_messages'));
	const isShown = ({ type, private: hidden }: Message) => !hidden && type !== 'activity';
	const all = hidesInternal ? conversation.messages.filter(isShown) : conversation.messages;
	const payload = pageOf(call, all).map((one) => presentMessage(one, { base: call.world.url }));
	return ok({ meta: metaOf(call, conversation), payload });
}

/** `before` alone: the 20 older ones; `after` alone: the next 100; both: from `after` on, up to `before`. */
function pageOf(call: Call, messages: Message[]): Message[] {
	const before = idParam(call, 'before');
	const after = idParam(call, 'after');
	if (before !== undefined && after !== undefined) {
		return messages.filter(({ id }) => id >= after && id < before).slice(0, MOST_BETWEEN);
	}
	if (before !== undefined) return messages.filter(({ id }) => id < before).slice(-NEWEST);
	if (after !== undefined) return messages.filter(({ id }) => id > after).slice(0, MOST_AFTER);
	return messages.slice(-NEWEST);
}

function idParam(call: Call, name: string): number | undefined {
	const given = textParam(call, name);
	return given ? Number.parseInt(given, 10) || 0 : undefined;
}

function metaOf({ account }: Call, conversation: Conversation): Json {
	const { assignee } = conversation;
	return {
		labels: conversation.labels,
		additional_attributes: conversation.additionalAttributes,
		contact: presentSender(conversation.contact),
		...(assignee ? { assignee: presentAgent(assignee, account) } : {}),
		agent_last_seen_at: conversation.agentLastSeenAt,
		assignee_last_seen_at: conversation.assigneeLastSeenAt,
	};
}

function messageOf(call: Call): { conversation: Conversation; message: Message } {
	const conversation = conversationOf(call);
	const message = conversation.messages.find(({ id }) => id === Number(call.path.message));
	if (message === undefined) throw ApiError.notFound();
	return { conversation, message };
}

function shown(call: Call, message: Message): Answer {
	return ok(presentMessage(message, { base: call.world.url }));
}

function updateStatus(call: Call) {
	const { conversation, message } = messageOf(call);
	if (conversation.inbox.channel.type !== 'Channel::Api') {
		throw new ApiError(403, { error: 'Message status update is only allowed for API inboxes' });
	}
	const status = MESSAGE_STATUSES.find((one) => one === param(call, 'status'));
	if (status === undefined || status === message.status) return shown(call, message);
	const error = status === 'failed' ? asText(param(call, 'external_error')) : undefined;
	const contentAttributes = error
		? { ...message.contentAttributes, external_error: error }
		: message.contentAttributes;
	updateMessage(call.world, message, { status, contentAttributes });
	return shown(call, message);
}

function remove(call: Call) {
	const { message } = messageOf(call);
	if (message.contentAttributes.deleted !== true) {
		message.attachments = [];
		updateMessage(call.world, message, {
			content: 'This message was deleted',
			contentType: 'text',
			contentAttributes: { deleted: true },
		});
	}
	return shown(call, message);
}

/** Saved twice on the real server: the state, then the emptied attributes. */
function retry(call: Call) {
	const { message } = messageOf(call);
	const contentAttributes = { ...message.contentAttributes, external_error: null };
	updateMessage(call.world, message, { status: 'sent', contentAttributes });
	updateMessage(call.world, message, { contentAttributes: {} });
	sendReply(call.world, message);
	return shown(call, message);
}

function attachments(call: Call) {
	const { messages } = conversationOf(call);
	const payload = messages
		.flatMap((message) =>
			message.attachments.map((one) => presentListedAttachment(one, message, call.world.url)),
		)
		.reverse();
	return ok({ meta: { total_count: payload.length }, payload });
}

function download({ world, path }: Call): Answer {
	for (const account of world.accounts.values()) {
		for (const { messages } of account.conversations.values()) {
			for (const message of messages) {
				const found = message.attachments.find(({ id }) => id === Number(path.attachment));
				if (found) return { status: 200, bytes: found.bytes, contentType: found.contentType };
			}
		}
	}
	throw ApiError.notFound();
}
