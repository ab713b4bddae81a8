import { isRecord } from '../shared/chatwoot/errors';
import { readStrings } from '../shared/chatwoot/envelopes';
import { readMark } from '../shared/chatwoot/readConversation';
import { isFromPerson } from '../shared/chatwoot/readSpeaker';
import type { AutomationMark, JsonRecord } from '../shared/chatwoot/types';

/**
 * `machine`: on the customer's side, but no customer. `automatic`: the shop's, but no person and no assistant answered
 * with it (greetings, notices, after-hours texts).
 */
export type Author = 'customer' | 'machine' | 'human' | 'assistant' | 'automatic';

export type ThreadFile = { kind: string; url: string; mimeType: string; bytes: number };

export type ThreadMessage = {
	id: number;
	author: Author;
	text: string;
	files: ThreadFile[];
	/** Unix seconds. */
	createdAt: number;
	mark: AutomationMark | undefined;
	isPrivate: boolean;
};

/** What Chatwoot says of a conversation beside its messages. */
export type ConversationState = {
	status: string;
	canReply: boolean;
	labels: string[];
	humanAssigned: boolean;
	blocked: boolean;
	/** The customer's own, as Chatwoot knows them. */
	contact: { name: string; phone: string; email: string };
	/** The newest message that is no activity, which may be a private note; undefined on servers that leave it out. */
	newest: ThreadMessage | undefined;
};

export const MARK_SOURCE = 'geminiReply';
const INCOMING = 0;
const OUTGOING = 1;
const TEMPLATE = 3;

/** Reads the answer of GET conversation; servers from 2.10 on. */
export function readState(record: JsonRecord): ConversationState {
	const meta = isRecord(record.meta) ? record.meta : {};
	const sender = isRecord(meta.sender) ? meta.sender : {};
	const newest = isRecord(record.last_non_activity_message) ? record.last_non_activity_message : undefined;
	return {
		status: String(record.status ?? ''),
		canReply: record.can_reply !== false,
		labels: readStrings(record.labels),
		// Servers before 4.8 know human assignees only, and do not say so.
		humanAssigned: isRecord(meta.assignee) && meta.assignee_type !== 'AgentBot',
		blocked: sender.blocked === true,
		contact: { name: textOf(sender.name), phone: textOf(sender.phone_number), email: textOf(sender.email) },
		newest: newest ? readThreadMessage(newest) : undefined,
	};
}

/** The messages that say something, oldest first: no activities, nothing deleted. Private notes are kept and flagged. */
export function readThread(rows: JsonRecord[]): ThreadMessage[] {
	const messages = rows.flatMap((row) => readThreadMessage(row) ?? []);
	return messages.sort((a, b) => a.id - b.id);
}

/** Whether a message came from the shop, whoever or whatever wrote it. */
export function isFromShop({ author }: ThreadMessage): boolean {
	return author !== 'customer' && author !== 'machine';
}

function readThreadMessage(row: JsonRecord): ThreadMessage | undefined {
	const attributes = isRecord(row.content_attributes) ? row.content_attributes : {};
	const author = authorOf(row, attributes);
	if (author === undefined || attributes.deleted === true || typeof row.id !== 'number') return undefined;
	return {
		id: row.id,
		author,
		text: textOf(row.content),
		files: Array.isArray(row.attachments) ? row.attachments.filter(isRecord).map(readFile) : [],
		createdAt: Number(row.created_at) || 0,
		mark: readMark(row),
		isPrivate: row.private === true,
	};
}

function authorOf(row: JsonRecord, attributes: JsonRecord): Author | undefined {
	const sender = isRecord(row.sender) ? row.sender : {};
	const isBot = /bot|captain/i.test(String(sender.type ?? row.sender_type ?? ''));
	if (row.message_type === INCOMING) return isBot ? 'machine' : 'customer';
	if (row.message_type === TEMPLATE) return 'automatic';
	if (row.message_type !== OUTGOING) return undefined;
	if (isFromPerson({ ...row, private: false })) return 'human';
	const source = readMark(row)?.source;
	if (source !== undefined) return source === MARK_SOURCE && !attributes.automation_rule_id ? 'assistant' : 'automatic';
	return isBot ? 'assistant' : 'automatic';
}

function readFile(file: JsonRecord): ThreadFile {
	return {
		kind: textOf(file.file_type) || 'file',
		url: textOf(file.data_url),
		mimeType: textOf(file.content_type).split(';')[0]?.trim().toLowerCase() ?? '',
		bytes: Number(file.file_size) || 0,
	};
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
