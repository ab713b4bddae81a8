import { isRecord } from '../../../shared/chatwoot/errors';
import { contactField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { outputOf } from '../outputOf';
import { requestRows } from '../recordOperations';

export const getInboxes: Operation = {
	value: 'getInboxes',
	name: 'Get Inboxes',
	action: 'Get the inboxes that reach a contact',
	description: 'Read from which inboxes a contact can be written to, with its address there',
	fields: [contactField],
	run: async ({ client, parameter }) => {
		const contactId = requiredIdOf(parameter('contactId'), 'Contact');
		const request = { method: 'GET', path: `/contacts/${contactId}/contactable_inboxes` } as const;
		const rows = await requestRows(client, request, 'a list of inboxes');
		return rows.map((row) => {
			const inboxId = isRecord(row.inbox) ? row.inbox.id : undefined;
			return outputOf(row, { inboxId, sourceId: row.source_id, contactId });
		});
	},
};
