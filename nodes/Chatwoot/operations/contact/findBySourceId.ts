import { ChatwootError } from '../../../shared/chatwoot/errors';
import { inboxField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf, requiredTextOf } from '../../operation';
import { contactOutput } from '../outputOf';
import { requestRecord } from '../requestRecord';
import { sourceIdField } from './contactFields';

export const findBySourceId: Operation = {
	value: 'findBySourceId',
	name: 'Find by Source ID',
	action: 'Find a contact by its address in an inbox',
	description: 'Find the contact that has this address in an inbox, such as a WhatsApp number; found is false when there is none',
	fields: [inboxField, { ...sourceIdField, required: true, description: 'In a WhatsApp inbox the number without +' }],
	run: async ({ client, parameter }) => {
		const inboxId = requiredIdOf(parameter('inboxId'), 'Inbox');
		const sourceId = requiredTextOf(parameter('sourceId'), 'Source ID');
		const body = { inbox_id: inboxId, source_id: sourceId };
		const request = { method: 'POST', path: '/contact_inboxes/filter', body, repeatable: true } as const;
		const contact = await requestRecord(client, request, 'a contact').catch(asNobody);
		return contact ? contactOutput(contact, { found: true }) : { found: false };
	},
};

/** 404 without a word: no such contact. With one: no such inbox. */
function asNobody(failure: unknown): undefined {
	if (failure instanceof ChatwootError && failure.details.status === 404 && !failure.what.includes('"')) return undefined;
	throw failure;
}
