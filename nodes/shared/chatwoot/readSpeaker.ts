import { isRecord } from './errors';
import { readMark } from './readConversation';
import type { JsonRecord } from './types';

const INCOMING = 0;
const OUTGOING = 1;

/** Whether the customer wrote this message. */
export function isFromCustomer(row: JsonRecord): boolean {
	return row.message_type === INCOMING && row.private !== true;
}

/**
 * Whether a person of the shop wrote this message to the customer, in Chatwoot or on the shop's own phone:
 * no note, no bot, no rule of Chatwoot's, nothing that this package sent.
 */
export function isFromPerson(row: JsonRecord): boolean {
	if (row.message_type !== OUTGOING || row.private === true || readMark(row)) return false;
	const attributes = isRecord(row.content_attributes) ? row.content_attributes : {};
	if (attributes.automation_rule_id) return false;
	return attributes.external_echo === true || (isRecord(row.sender) && row.sender.type === 'user');
}
