import { contactField, noteField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf, textOf } from '../../operation';
import { outputOf } from '../outputOf';
import { requestRecord } from '../requestRecord';

export const addNote: Operation = {
	value: 'addNote',
	name: 'Add Note',
	action: 'Add a note to a contact',
	description: 'Write a note that agents see on the contact',
	fields: [contactField, noteField],
	run: async ({ client, parameter }) => {
		const contactId = requiredIdOf(parameter('contactId'), 'Contact');
		const content = textOf(parameter('content'));
		if (content === '') throw new Error('Note is empty. Enter what agents should read.');
		const path = `/contacts/${contactId}/notes`;
		const note = await requestRecord(client, { method: 'POST', path, body: { content } }, 'a note');
		// Chatwoot answers with null in these fields of a note.
		return outputOf(note, { contact_id: contactId, contactId });
	},
};
