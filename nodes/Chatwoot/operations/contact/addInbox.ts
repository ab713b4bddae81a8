import { isRecord, strangeAnswer } from '../../../shared/chatwoot/errors';
import { contactField, inboxField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf, textOf } from '../../operation';
import { outputOf } from '../outputOf';
import { sourceIdField } from './contactFields';

export const addInbox: Operation = {
	value: 'addInbox',
	name: 'Add Inbox',
	action: 'Add an inbox to a contact',
	description: 'Give a contact an address in an inbox, so that a conversation can be opened there',
	fields: [contactField, inboxField, sourceIdField],
	run: async ({ client, parameter }) => {
		const contactId = requiredIdOf(parameter('contactId'), 'Contact');
		const inboxId = requiredIdOf(parameter('inboxId'), 'Inbox');
		const sourceId = textOf(parameter('sourceId'));
		const body = { inbox_id: inboxId, ...(sourceId ? { source_id: sourceId } : {}) };
		const request = { method: 'POST', path: `/contacts/${contactId}/contact_inboxes`, body } as const;
		const answer = await client.request(request);
		if (!isRecord(answer) || typeof answer.source_id !== 'string') throw strangeAnswer(request, 'an address');
		return outputOf(answer, { inboxId, sourceId: answer.source_id, contactId });
	},
};
