import { contactField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { outputOf } from '../outputOf';
import { requestRows } from '../recordOperations';

export const getNotes: Operation = {
	value: 'getNotes',
	name: 'Get Notes',
	action: 'Get the notes of a contact',
	description: 'Read what agents wrote about a contact, the newest first',
	fields: [contactField],
	run: async ({ client, parameter }) => {
		const contactId = requiredIdOf(parameter('contactId'), 'Contact');
		const request = { method: 'GET', path: `/contacts/${contactId}/notes` } as const;
		const notes = await requestRows(client, request, 'a list of notes');
		// Chatwoot answers with null in these fields of a note.
		return notes.map((note) => outputOf(note, { contact_id: contactId, contactId }));
	},
};
