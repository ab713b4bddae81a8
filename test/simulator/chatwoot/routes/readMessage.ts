import { asObject, asText, type Json } from '../../whatsapp/json';
import { ApiError } from '../http/ApiError';
import type { UploadedFile } from '../http/parseBody';
import { isTrue } from '../http/read';
import type { Call } from '../http/Router';
import type { MessageGiven } from '../life/messages';
import {
	MESSAGE_TYPES,
	type Attachment,
	type ContactInbox,
	type Conversation,
	type MessageType,
} from '../model';
import { presentContact, presentInboxBriefly } from '../present/contact';
import { presentConversation } from '../present/conversation';
import { presentAgent } from '../present/people';

const CONTENT_TYPES = [
	'text',
	'input_text',
	'input_textarea',
	'input_email',
	'input_select',
	'cards',
	'form',
	'article',
	'incoming_email',
	'input_csat',
	'integrations',
	'sticker',
	'voice_call',
];
const MAX_CONTENT_LENGTH = 150_000;
const FILE_TYPES = ['image', 'audio', 'video'];

type Source = { contactInbox: ContactInbox; body: Json; files: UploadedFile[] };

/**
 * Checks what a message is to be made of.
 * @returns what makes it of the conversation, which may not exist yet
 * @throws ApiError 422 with `error`, whatever is wrong
 */
export function readMessage(
	call: Call,
	source: Source,
): (conversation: Conversation) => MessageGiven {
	const { body, contactInbox, files } = source;
	const type = readType(body, contactInbox);
	const contentType = readContentType(body);
	const contentAttributes = readContentAttributes(body.content_attributes);
	if (contentType === 'input_select' && !Array.isArray(contentAttributes.items)) {
		throw ApiError.unprocessable("undefined method `reject' for nil");
	}
	const templateParams = readTemplateParams(body.template_params);
	const text = body.content === undefined || body.content === null ? null : String(body.content);
	if (text !== null && text.length > MAX_CONTENT_LENGTH) {
		throw ApiError.unprocessable(
			`Validation failed: Content is too long (maximum is ${MAX_CONTENT_LENGTH} characters)`,
		);
	}
	return (conversation) => {
		const isRendered = type === 'outgoing' || type === 'template';
		const render = isRendered ? liquidFor(call, conversation) : (plain: string) => plain;
		return {
			type,
			content: text === null ? null : render(text),
			processedContent: text,
			contentType,
			contentAttributes: withReply(conversation, contentAttributes),
			additionalAttributes: templateParams
				? { template_params: renderAll(templateParams, render) }
				: {},
			private: isTrue(body.private),
			sourceId: asText(body.source_id) ?? null,
			sender: type === 'outgoing' ? (namedBot(call, body) ?? call.user ?? call.bot ?? null) : contactInbox.contact,
			attachments: files.map((file) => attach(call, file)),
		};
	};
}

/** A user may write in the name of a bot of the account. */
function namedBot({ account }: Call, { sender_type, sender_id }: Json) {
	return sender_type === 'AgentBot' ? account.bots.get(Number(sender_id)) : undefined;
}

function readType(body: Json, { inbox }: ContactInbox): MessageType {
	const given = body.message_type ?? 'outgoing';
	const type = MESSAGE_TYPES.find((one) => one === given);
	if (type === undefined) {
		throw ApiError.unprocessable(`'${String(given)}' is not a valid message_type`);
	}
	if (type === 'incoming' && inbox.channel.type !== 'Channel::Api') {
		throw ApiError.unprocessable('Incoming messages are only allowed in Api inboxes');
	}
	return type;
}

function readContentType({ content_type }: Json): string {
	if (content_type === undefined || content_type === null) return 'text';
	if (typeof content_type === 'string' && CONTENT_TYPES.includes(content_type)) return content_type;
	throw ApiError.unprocessable(`'${String(content_type)}' is not a valid content_type`);
}

/** A hash, or a hash as JSON text from a form. */
function readContentAttributes(given: unknown): Json {
	if (typeof given !== 'string') return { ...asObject(given) };
	try {
		return asObject(JSON.parse(given));
	} catch {
		return {};
	}
}

function readTemplateParams(given: unknown): Json | undefined {
	if (given === undefined || given === null) return undefined;
	const params = typeof given === 'string' ? readContentAttributes(given) : asObject(given);
	if (!params.name) throw ApiError.unprocessable('Validation failed: Name is required');
	if (Array.isArray(params.processed_params)) {
		throw ApiError.unprocessable(
			'Validation failed: Template params/processed params must be of type hash',
		);
	}
	return params;
}

/** `in_reply_to` of this conversation, or null when there is no such message. */
function withReply({ messages }: Conversation, attributes: Json): Json {
	if (!('in_reply_to' in attributes)) return attributes;
	const original = messages.find(({ id }) => id === Number(attributes.in_reply_to));
	return {
		...attributes,
		in_reply_to: original?.id ?? null,
		in_reply_to_external_id: original?.sourceId ?? null,
	};
}

type Render = (text: string) => string;

function liquidFor(call: Call, conversation: Conversation): Render {
	const { world, account, user, bot } = call;
	return (text) => {
		if (!text.includes('{{') && !text.includes('{%')) return text;
		const view = { base: world.url, now: world.clock.now() };
		return world.renderLiquid(text, {
			contact: presentContact(conversation.contact, { withInboxes: false }),
			agent: user ? presentAgent(user, account) : { name: bot?.name ?? '' },
			inbox: presentInboxBriefly(conversation.inbox),
			conversation: presentConversation(conversation, view),
			account: { id: account.id, name: account.name },
		});
	};
}

function renderAll(value: Json, render: Render): Json {
	const walk = (inner: unknown): unknown => {
		if (typeof inner === 'string') return render(inner);
		if (Array.isArray(inner)) return inner.map(walk);
		if (typeof inner !== 'object' || inner === null) return inner;
		return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, walk(one)]));
	};
	return { ...value, processed_params: walk(value.processed_params ?? {}) };
}

function attach({ world }: Call, file: UploadedFile): Attachment {
	const [kind = ''] = file.contentType.split('/');
	return {
		id: world.nextId('attachment'),
		fileName: file.fileName,
		fileType: FILE_TYPES.includes(kind) ? kind : 'file',
		contentType: file.contentType,
		bytes: file.bytes,
		createdAt: world.clock.now(),
	};
}
