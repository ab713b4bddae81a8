import { isRecord } from '../shared/chatwoot/errors';
import { isFromCustomer, isFromMachine, isFromPerson } from '../shared/chatwoot/readSpeaker';
import type { JsonRecord } from '../shared/chatwoot/types';
import { oneLine, stripControl } from '../shared/text';

/** Chatwoot's `message_type`. */
const ACTIVITY = 2;

/**
 * Who spoke: the customer, a person of the shop, a machine that Chatwoot takes for an answer all the same (bots,
 * automatic messages under a user's name), or none of these (notes, rules, campaigns, activities).
 */
export type Voice = 'customer' | 'human' | 'machine' | 'other';

export type ThreadMessage = {
	id: number;
	/** Unix seconds. */
	at: number;
	voice: Voice;
	text: string;
};

/** A wait of a customer: from the oldest of their messages that no human answered. */
export type Wait = {
	/** Names the waiting period: the id of that oldest message. */
	messageId: number;
	/** Unix seconds. */
	since: number;
	/** What the customer wrote last. */
	lastText: string;
};

/** Reads a message as REST carries it, in a list of messages or inside a conversation. */
export function readThreadMessage(record: JsonRecord): ThreadMessage {
	return {
		id: Number(record.id),
		at: Number(record.created_at) || 0,
		voice: voiceOf(record),
		text: textOf(record),
	};
}

export function isActivity(record: JsonRecord): boolean {
	return record.message_type === ACTIVITY;
}

function voiceOf(record: JsonRecord): Voice {
	const attributes = isRecord(record.content_attributes) ? record.content_attributes : {};
	// A deleted message neither asks nor answers any more; a reaction asks nothing.
	if (attributes.deleted === true || attributes.is_reaction === true) return 'other';
	if (isFromCustomer(record)) return 'customer';
	if (isFromPerson(record)) return 'human';
	return isFromMachine(record) ? 'machine' : 'other';
}

function textOf({ content, attachments }: JsonRecord): string {
	const text = typeof content === 'string' ? oneLine(stripControl(content)) : '';
	if (text !== '' || !Array.isArray(attachments)) return text;
	return attachments.filter(isRecord).map(({ file_type: type }) => `[${String(type ?? 'file')}]`).join(' ');
}

/**
 * Who waits, and since when: the oldest message of the customer after the last answer of a human.
 *
 * Chatwoot's own field settles what the messages do not show: a conversation that somebody resolved without a
 * word is answered. A machine's message moves that field as well, and then the messages count.
 *
 * @param messages in any order, each once
 * @param waitingSince the server's field in Unix seconds, 0 for nobody, undefined where it has none
 * @returns undefined when nobody waits
 */
export function readWait(messages: ThreadMessage[], waitingSince: number | undefined): Wait | undefined {
	const ordered = [...messages].sort((one, other) => one.id - other.id);
	const open = ordered.slice(ordered.findLastIndex(({ voice }) => voice === 'human') + 1);
	const asked = open.filter(({ voice }) => voice === 'customer');
	const [first] = asked;
	if (!first) return undefined;
	const isExplained = open.some(({ voice, id }) => voice === 'machine' && id > first.id);
	if (waitingSince === undefined || isExplained) return waitFrom(asked);
	return waitFrom(waitingSince === 0 ? [] : asked.filter(({ at }) => at >= waitingSince));
}

function waitFrom(asked: ThreadMessage[]): Wait | undefined {
	const [first] = asked;
	return first && { messageId: first.id, since: first.at, lastText: asked.at(-1)?.text ?? '' };
}
