import type { INodeProperties } from 'n8n-workflow';

import type { JsonRecord } from '../../../shared/chatwoot/types';
import { agentField, customAttributesField, optionsField, teamField } from '../../fields';
import { collectionOf, idOf, recordOf, requiredIdOf, textOf } from '../../operation';

export const conversationOptions: INodeProperties = optionsField([
	agentField,
	customAttributesField,
	{
		displayName: 'Source ID',
		name: 'sourceId',
		type: 'string',
		default: '',
		description: "The contact's address in the inbox. Empty: Chatwoot makes one.",
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: [
			{ name: 'Open', value: 'open' },
			{ name: 'Pending', value: 'pending' },
			{ name: 'Resolved', value: 'resolved' },
		],
		default: 'open',
	},
	teamField,
]);

/** The request body of a new conversation. Blank fields are left out: Chatwoot answers some of them with 500. */
export function conversationBody(parameter: (name: string) => unknown): JsonRecord {
	const options = collectionOf(parameter('options'));
	const body: JsonRecord = {
		inbox_id: requiredIdOf(parameter('inboxId'), 'Inbox'),
		contact_id: requiredIdOf(parameter('contactId'), 'Contact ID'),
		source_id: textOf(options.sourceId) || undefined,
		status: textOf(options.status) || undefined,
		assignee_id: idOf(options.assigneeId, 'Agent'),
		team_id: idOf(options.teamId, 'Team'),
		custom_attributes: recordOf(options.customAttributes, 'Custom Attributes'),
	};
	return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
