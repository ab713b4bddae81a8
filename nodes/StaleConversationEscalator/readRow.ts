import { isRecord } from '../shared/chatwoot/errors';
import { readContact } from '../shared/chatwoot/readContact';
import { readConversation } from '../shared/chatwoot/readConversation';
import type { JsonRecord } from '../shared/chatwoot/types';
import { readTrace, type Trace } from './readTrace';
import { isActivity, readThreadMessage, type ThreadMessage } from './readThread';

export type Person = { id: number; name: string };

/** What a list or single answer tells of a conversation; small, because a scan keeps thousands. */
export type Row = {
	id: number;
	accountId: number | undefined;
	inboxId: number;
	status: string;
	teamId: number | undefined;
	labels: string[];
	/** Unix seconds, 0 when the server thinks that nobody waits, undefined before 3.0. Only a hint. */
	waitingSince: number | undefined;
	/** Unix seconds. */
	lastActivityAt: number;
	assignee: Person | null;
	isAssignedToBot: boolean;
	/** Muted, or the contact is blocked: nothing the customer wrote is to be answered. */
	isSilenced: boolean;
	contact: { id: number; name: string | null; phone: string | null };
	/** The newest message that is no activity; null when there is none, undefined when the server does not tell. */
	newest: ThreadMessage | null | undefined;
	/** True when it is certain that the customer never wrote. */
	isUntouched: boolean;
	/** What earlier runs left. */
	trace: Trace | undefined;
};

/** Reads a conversation of a list or of its own; tolerates servers from 2.10 on. */
export function readRow(record: JsonRecord): Row {
	const { id, inboxId, status, labels, lastActivityAt, customAttributes } = readConversation(record);
	const meta = isRecord(record.meta) ? record.meta : {};
	const sender = isRecord(meta.sender) ? meta.sender : {};
	const { id: contactId, name, phone } = readContact(sender);
	const team = isRecord(meta.team) ? Number(meta.team.id) : undefined;
	return {
		id,
		accountId: typeof record.account_id === 'number' ? record.account_id : undefined,
		inboxId,
		status,
		teamId: team,
		labels,
		waitingSince: 'waiting_since' in record ? Number(record.waiting_since) || 0 : undefined,
		lastActivityAt,
		assignee: personOf(meta.assignee),
		isAssignedToBot: meta.assignee_type === 'AgentBot',
		isSilenced: record.muted === true || sender.blocked === true,
		contact: { id: contactId, name, phone },
		newest: newestOf(record),
		isUntouched: record.unread_count === 0 && record.agent_last_seen_at === 0,
		trace: readTrace(customAttributes),
	};
}

function personOf(value: unknown): Person | null {
	if (!isRecord(value) || typeof value.id !== 'number') return null;
	return { id: value.id, name: String(value.available_name ?? value.name ?? '') };
}

function newestOf(record: JsonRecord): ThreadMessage | null | undefined {
	if (isRecord(record.last_non_activity_message)) return readThreadMessage(record.last_non_activity_message);
	if (record.last_non_activity_message === null) return null;
	// Before 2.12: the last ones, of any kind.
	const listed = Array.isArray(record.messages) ? record.messages.filter(isRecord) : [];
	const last = listed.filter((message) => !isActivity(message)).at(-1);
	return last && readThreadMessage(last);
}
