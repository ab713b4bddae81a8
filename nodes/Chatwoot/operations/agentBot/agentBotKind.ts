import type { INodeProperties } from 'n8n-workflow';

import type { JsonRecord } from '../../../shared/chatwoot/types';
import { textOf } from '../../operation';
import { agentBotField } from '../../fields';
import type { RecordKind } from '../recordOperations';
import { filledIn } from '../recordOperations';

export const agentBotKind: RecordKind = {
	one: 'an agent bot',
	many: 'agent bots',
	path: '/agent_bots',
	field: { ...agentBotField, required: true },
};

export const botNameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	description: 'What agents see',
};

export const botUrlField: INodeProperties = {
	displayName: 'Outgoing URL',
	name: 'outgoingUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.my-shop.cl/webhook/bot',
	description: 'Where Chatwoot posts what happens in the inboxes of the bot',
};

export const botDescriptionField: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
};

export function agentBotBody({ name, outgoingUrl, description }: JsonRecord): JsonRecord {
	return filledIn({ name: textOf(name), description: textOf(description), outgoing_url: textOf(outgoingUrl) });
}
