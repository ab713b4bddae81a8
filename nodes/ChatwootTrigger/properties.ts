import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
	INodeProperties,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

import { filters, options } from './fields';
import { readSecrets } from './readSettings';

const SELF_REGISTERED = { show: { source: ['accountWebhook'] } };
const PASTED_BY_HAND = { show: { source: ['agentBot', 'apiInbox'] } };

const events: INodePropertyOptions[] = [
	{ name: 'Contact Created', value: 'contact_created', description: 'Chatwoot 2.14 and newer' },
	{
		name: 'Contact Updated',
		value: 'contact_updated',
		description: 'Chatwoot 2.14 and newer. Updates that only move the time of the last activity do not count.',
	},
	{ name: 'Conversation Created', value: 'conversation_created' },
	{
		name: 'Conversation Opened',
		value: 'conversation_opened',
		description: 'Agent bots only: a conversation was handed to people',
	},
	{
		name: 'Conversation Resolved',
		value: 'conversation_resolved',
		description: 'Agent bots only. Others: Conversation Status Changed.',
	},
	{ name: 'Conversation Status Changed', value: 'conversation_status_changed' },
	{ name: 'Conversation Typing Off', value: 'conversation_typing_off', description: 'Chatwoot 4.2 and newer' },
	{ name: 'Conversation Typing On', value: 'conversation_typing_on', description: 'Chatwoot 4.2 and newer' },
	{ name: 'Conversation Updated', value: 'conversation_updated' },
	{
		name: 'Inbox Created',
		value: 'inbox_created',
		description: 'Only sent by servers with ENABLE_INBOX_EVENTS, Chatwoot 3.2 and newer',
	},
	{
		name: 'Inbox Updated',
		value: 'inbox_updated',
		description: 'Only sent by servers with ENABLE_INBOX_EVENTS, Chatwoot 3.2 and newer',
	},
	{ name: 'Message Created', value: 'message_created' },
	{ name: 'Message Updated', value: 'message_updated' },
	{ name: 'Web Widget Opened', value: 'webwidget_triggered' },
];

/** What starts the workflow, in words. Raw values: one that is an expression has none yet, and evaluating it fails. */
export const subtitle = `={{ [$rawParameter.events ?? []].flat().filter((event) => !event.startsWith("="))
	.map((event) => event === "message_created" ? { agent: "messages from agents", all: "all messages" }[$rawParameter.messageFilter] ?? "messages from customers"
		: event === "webwidget_triggered" ? "web widget opened" : event.replaceAll("_", " "))
	.join(", ") || "no event" }}`;

export const triggerPanel: INodeTypeDescription['triggerPanel'] = {
	header: 'Listen for events from Chatwoot',
	executionsHelp: {
		inactive: 'Listen, then write as a customer. Activate the workflow to receive every event.',
		active: 'Every event that passes the filters starts an execution.',
	},
	activationHint:
		'Nothing arrives? Chatwoot 4.14 and newer never calls a private address unless its server sets SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true. Before 4.11.2 deliveries are not signed.',
};

export const properties: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Account Webhook',
				value: 'accountWebhook',
				description: 'Registers itself in Chatwoot when the workflow is activated. Needs an administrator.',
			},
			{ name: 'Agent Bot', value: 'agentBot', description: "Paste this node's URL into the bot" },
			{ name: 'API Inbox', value: 'apiInbox', description: "Paste this node's URL into the inbox" },
		],
		default: 'accountWebhook',
	},
	{
		displayName:
			'The access token must be that of an <b>administrator</b> of the account. Chatwoot must be able to reach n8n: nothing arrives at a private address such as <code>localhost</code> or <code>192.168.…</code>',
		name: 'accountNotice',
		type: 'notice',
		default: '',
		displayOptions: SELF_REGISTERED,
	},
	{
		displayName:
			'Paste the Production URL above into Chatwoot: Settings, Bots, Webhook URL, or the settings of the API inbox. Put the secret that Chatwoot shows there (4.13 and newer) into the credential; without it nobody checks who sends.',
		name: 'pasteNotice',
		type: 'notice',
		default: '',
		displayOptions: PASTED_BY_HAND,
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: events,
		default: ['message_created'],
		description: 'What starts the workflow',
	},
	{
		displayName: 'Messages',
		name: 'messageFilter',
		type: 'options',
		options: [
			{ name: 'All', value: 'all', description: "Private notes and Chatwoot's own entries, too" },
			{ name: 'From Agents', value: 'agent', description: 'What people and bots of the account write' },
			{ name: 'From Customers', value: 'customer', description: 'What customers write, each message once' },
		],
		default: 'customer',
		description: 'Which messages count, for the message events',
	},
	filters,
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	{
		displayName: 'Account ID',
		name: 'accountId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2',
		displayOptions: SELF_REGISTERED,
		description: "Another account of the same server that the token may use. Empty: the credential's.",
	},
	options,
];

/** Nothing can be called with a signing secret: whether it is the right one shows with the first delivery. */
export async function checkWebhookSecret(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const found = readSecrets(credential.data?.secrets).length > 0;
	if (!found) return { status: 'Error', message: 'There is no secret. Paste the one that Chatwoot shows.' };
	return { status: 'OK', message: 'A secret is there; whether it is the right one shows with the first delivery' };
}
