import type { IDataObject } from 'n8n-workflow';

import { readAfresh } from '../../../shared/chatwoot/inboxCache';
import { isApproved, readTemplates } from '../../../shared/chatwoot/readTemplates';
import { inboxField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

export const getTemplates: Operation = {
	value: 'getTemplates',
	name: 'Get Templates',
	action: 'Get the templates of an inbox',
	description: 'Read the WhatsApp templates of an inbox with their parameters',
	fields: [
		inboxField,
		{
			displayName: 'Approved Only',
			name: 'approvedOnly',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out templates that WhatsApp has not approved',
		},
	],
	run: async ({ client, parameter, now }) => {
		const inbox = await readAfresh(client, requiredIdOf(parameter('inboxId'), 'Inbox'), now);
		const templates = readTemplates(inbox);
		return (parameter('approvedOnly') === false ? templates : templates.filter(isApproved)) as IDataObject[];
	},
};
