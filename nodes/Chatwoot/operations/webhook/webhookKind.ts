import type { INodeProperties } from 'n8n-workflow';

import type { JsonRecord } from '../../../shared/chatwoot/types';
import { listOf, textOf } from '../../operation';
import { locator } from '../locator';
import type { RecordKind } from '../recordOperations';
import { filledIn } from '../recordOperations';

export const webhookKind: RecordKind = {
	one: 'a webhook',
	many: 'webhooks',
	path: '/webhooks',
	field: {
		...locator({ displayName: 'Webhook', name: 'webhookId', searchListMethod: 'searchWebhooks', placeholder: 'Choose a webhook…' }),
		required: true,
	},
};

export const urlField: INodeProperties = {
	displayName: 'URL',
	name: 'url',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.my-shop.cl/webhook/chatwoot',
	description: 'Where Chatwoot posts the events to; each address can be registered once per account',
};

export const eventsField: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	options: [
		{ name: 'Contact Created', value: 'contact_created' },
		{ name: 'Contact Updated', value: 'contact_updated' },
		{ name: 'Conversation Created', value: 'conversation_created' },
		{ name: 'Conversation Status Changed', value: 'conversation_status_changed' },
		{ name: 'Conversation Typing Off', value: 'conversation_typing_off' },
		{ name: 'Conversation Typing On', value: 'conversation_typing_on' },
		{ name: 'Conversation Updated', value: 'conversation_updated' },
		{ name: 'Inbox Created', value: 'inbox_created' },
		{ name: 'Inbox Updated', value: 'inbox_updated' },
		{ name: 'Message Created', value: 'message_created' },
		{ name: 'Message Updated', value: 'message_updated' },
		{ name: 'Web Widget Triggered', value: 'webwidget_triggered' },
	],
	default: ['message_created'],
};

export const webhookNameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	description: 'What administrators see in the settings; since Chatwoot 4.8',
};

export function webhookBody({ url, events, name }: JsonRecord): JsonRecord {
	const subscriptions = listOf(events);
	return filledIn({
		name: textOf(name),
		url: textOf(url),
		subscriptions: subscriptions.length > 0 ? subscriptions : undefined,
	});
}
