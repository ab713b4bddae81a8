import { createContact } from '../../../shared/chatwoot/createContact';
import type { ContactQuery } from '../../../shared/chatwoot/findContact';
import { findContact } from '../../../shared/chatwoot/findContact';
import { withLock } from '../../../shared/chatwoot/keyLock';
import type { ChatwootClient, JsonRecord } from '../../../shared/chatwoot/types';
import { emailField, identifierField, nameField, optionsField, phoneField } from '../../fields';
import type { Operation, OperationCall, OperationResult } from '../../operation';
import { collectionOf } from '../../operation';
import { contactQueryOf } from '../../readContactFields';
import { contactOutput } from '../outputOf';
import { contactOptions } from './contactFields';
import { changesOf } from './changesOf';
import { typedContactBody } from './typedContactBody';
import { writeContact } from './writeContact';

export const upsert: Operation = {
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update a contact',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	fields: [nameField, phoneField, emailField, identifierField, optionsField(contactOptions)],
	run: upsertContact,
};

async function upsertContact(call: OperationCall): Promise<OperationResult> {
	const { client, parameter } = call;
	const options = collectionOf(parameter('options'));
	const query = contactQueryOf((name) => (name === 'country' ? options.country : parameter(name)));
	const named = ['name', 'phone', 'email', 'identifier'].map((name) => [name, parameter(name)]);
	const body = await typedContactBody(call, { ...options, ...Object.fromEntries(named) });
	const person = query.phone ?? query.email ?? query.identifier;
	// Two items with one new customer would make her twice.
	return await withLock(`${client.account}/person/${person}`, async () => await bring(client, query, body));
}

async function bring(client: ChatwootClient, query: ContactQuery, body: JsonRecord): Promise<OperationResult> {
	const found = await findContact(client, query);
	const made = found ? { contact: found, created: false } : await createContact(client, body, query);
	if (made.created) return contactOutput(made.contact, { created: true });
	const changes = changesOf(made.contact, body);
	if (Object.keys(changes).length === 0) return contactOutput(made.contact, { created: false });
	const contact = await writeContact(client, Number(made.contact.id), changes);
	return contactOutput(contact, { created: false });
}
