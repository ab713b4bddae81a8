import type { INodeProperties } from 'n8n-workflow';

import type { JsonRecord } from '../../../shared/chatwoot/types';
import type { OperationCall } from '../../operation';
import { typedAttributes } from '../typedAttributes';
import { agentField, customAttributesField, optionsField, teamField } from '../../fields';
import { sourceIdField } from '../contact/contactFields';
import { collectionOf, idOf, recordOf, requiredIdOf, textOf } from '../../operation';

export const conversationOptions: INodeProperties = optionsField([
	agentField,
	customAttributesField,
	sourceIdField,
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
export async function conversationBody(call: OperationCall): Promise<JsonRecord> {
	const { parameter } = call;
	const options = collectionOf(parameter('options'));
	const attributes = recordOf(options.customAttributes, 'Custom Attributes');
	const body: JsonRecord = {
		inbox_id: requiredIdOf(parameter('inboxId'), 'Inbox'),
		contact_id: requiredIdOf(parameter('contactId'), 'Contact'),
		source_id: textOf(options.sourceId) || undefined,
		status: textOf(options.status) || undefined,
		assignee_id: idOf(options.assigneeId, 'Agent'),
		team_id: idOf(options.teamId, 'Team'),
		custom_attributes: attributes && (await typedAttributes(call, 'conversation', attributes)),
	};
	return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
