import { isRecord } from '../shared/chatwoot/errors';
import type { JsonRecord } from '../shared/chatwoot/types';
import { readFilledText, readId, readText } from './readValues';
import type { EventAttachment, MessageType } from './triggerEvent';

/** In the order of the numbers that stand for them in nested messages. */
const MESSAGE_TYPES: readonly MessageType[] = ['incoming', 'outgoing', 'activity', 'template'];

export type MessageFields = {
	messageId: number;
	content: string | null;
	messageType: MessageType;
	private: boolean;
};

/**
 * What a message event says about its own message. Never taken from `conversation.messages`, which
 * holds whichever message was newest when the payload was built.
 * @returns the name of the field that is broken when the event cannot be trusted
 */
export function readMessageFields(body: JsonRecord): MessageFields | { broken: string } {
	const messageId = readId(body.id);
	if (messageId === undefined) return { broken: 'id' };
	const messageType = readMessageType(body.message_type);
	if (messageType === undefined) return { broken: 'message_type' };
	// A note that is not known to be public must not pass for one.
	if (typeof (body.private ?? false) !== 'boolean') return { broken: 'private' };
	if (typeof (body.content ?? '') !== 'string') return { broken: 'content' };
	return { messageId, content: readText(body.content), messageType, private: body.private === true };
}

/** Files, places and cards of a message; the key is missing when there are none. */
export function readAttachments(value: unknown): EventAttachment[] {
	if (!Array.isArray(value)) return [];
	return value.filter(isRecord).map((attachment) => ({
		type: readFilledText(attachment.file_type) ?? 'file',
		url: readFilledText(attachment.data_url),
		size: typeof attachment.file_size === 'number' ? attachment.file_size : null,
	}));
}

function readMessageType(value: unknown): MessageType | undefined {
	if (typeof value === 'number') return MESSAGE_TYPES[value];
	return MESSAGE_TYPES.find((type) => type === value);
}
