import type { IDataObject } from 'n8n-workflow';

import { readRecord } from '../../../shared/chatwoot/envelopes';
import { contactField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf, textOf } from '../../operation';

export const addNote: Operation = {
	value: 'addNote',
	name: 'Add Note',
	action: 'Add a note to a contact',
	description: 'Write a note that agents see on the contact',
	fields: [contactField, { displayName: 'Note', name: 'content', type: 'string', typeOptions: { rows: 4 }, default: '', required: true }],
	run: async ({ client, parameter }) => {
		const id = requiredIdOf(parameter('contactId'), 'Contact ID');
		const content = textOf(parameter('content'));
		if (content === '') throw new Error('Note is empty. Enter what agents should read.');
		// Chatwoot answers with null in these two fields of a note.
		const answer = await client.request({ method: 'POST', path: `/contacts/${id}/notes`, body: { content } });
		return { ...(readRecord(answer) as IDataObject), contact_id: id };
	},
};
