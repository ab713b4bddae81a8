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
 * no note, no bot, no rule or campaign of Chatwoot's, nothing that this package sent.
 */
export function isFromPerson(row: JsonRecord): boolean {
	if (row.message_type !== OUTGOING || row.private === true || readMark(row)) return false;
	const attributes = isRecord(row.content_attributes) ? row.content_attributes : {};
	if (attributes.automation_rule_id || isCampaign(row)) return false;
	return attributes.external_echo === true || readSender(row) === 'person';
}

/** What this package or a bot wrote to the customer in a way that Chatwoot takes for an answer of the shop. */
export function isFromMachine(row: JsonRecord): boolean {
	if (row.message_type !== OUTGOING || row.private === true || isCampaign(row)) return false;
	const sender = readSender(row);
	const attributes = isRecord(row.content_attributes) ? row.content_attributes : {};
	if (sender === 'bot') return true;
	return sender === 'person' && readMark(row) !== undefined && !attributes.automation_rule_id;
}

const PEOPLE = new Set(['User', 'user']);
const BOTS = new Set(['AgentBot', 'agent_bot', 'Captain::Assistant', 'captain_assistant']);

/** Who stands behind an outgoing message: lists say it in `sender`, messages inside a conversation in `sender_type`. */
function readSender({ sender, sender_type: senderType }: JsonRecord): 'person' | 'bot' | undefined {
	const type = senderType ?? (isRecord(sender) ? sender.type : undefined);
	if (typeof type !== 'string') return undefined;
	if (PEOPLE.has(type)) return 'person';
	return BOTS.has(type) ? 'bot' : undefined;
}

function isCampaign({ additional_attributes: additional }: JsonRecord): boolean {
	return isRecord(additional) && typeof additional.campaign_id === 'number';
}
