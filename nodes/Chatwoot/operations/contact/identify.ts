import type { IDataObject } from 'n8n-workflow';

import { ChatwootError } from '../../../shared/chatwoot/errors';
import type { ChatwootClient, JsonRecord } from '../../../shared/chatwoot/types';
import { contactField, customAttributesField, identifierField, optionsField } from '../../fields';
import type { Operation, OperationCall, OperationResult } from '../../operation';
import { collectionOf, oneOf, recordOf, requiredIdOf, textOf } from '../../operation';
import { requestRecord } from '../requestRecord';
import { typedAttributes } from '../typedAttributes';
import { findOther } from './findOther';
import { identityOptions } from './identityOptions';
import { OTHER_IDENTIFIER, planIdentity, type Identified, type Identity, type OtherIdentifier } from './planIdentity';
import { writeContact } from './writeContact';

export const identify: Operation = {
	value: 'identify',
	name: 'Identify',
	action: 'Identify a contact',
	description: 'Give a contact your own ID of the customer and attributes; only what differs is written',
	fields: [contactField, identifierField, customAttributesField, optionsField(identityOptions)],
	run: identifyContact,
};

type Wish = { contactId: number; wanted: Identity; ifOther: OtherIdentifier; known: JsonRecord | undefined };

async function identifyContact(call: OperationCall): Promise<OperationResult> {
	const { client } = call;
	const { contactId, wanted, ifOther, known } = readWish(call.parameter);
	const has = (identity: Identity) => known && Number(known.id) === contactId && lacksNothing(planIdentity(known, identity, ifOther));
	if (has(wanted)) return outcome(contactId, wanted.identifier);
	const typed = { ...wanted, attributes: await typedAttributes(call, 'contact', wanted.attributes) };
	if (has(typed)) return outcome(contactId, wanted.identifier);
	const contact = await requestRecord(client, { method: 'GET', path: `/contacts/${contactId}` }, 'a contact');
	const plan = planIdentity(contact, typed, ifOther);
	const there = textOf(contact.identifier);
	if (plan.hasOther && ifOther === 'stop') {
		const problem = `Contact ${contactId} has the identifier ${there} already, not ${wanted.identifier}. Nothing was changed: correct the one that is wrong.`;
		return { ...outcome(contactId, there), status: 'otherIdentifier', problem };
	}
	return await write(client, contact, plan);
}

function readWish(parameter: OperationCall['parameter']): Wish {
	const options = collectionOf(parameter('options'));
	const identifier = textOf(parameter('identifier'));
	const attributes = recordOf(parameter('customAttributes'), 'Custom Attributes') ?? {};
	if (identifier === '' && Object.keys(attributes).length === 0) {
		throw new Error('Nothing to set: fill in Identifier, Custom Attributes, or both.');
	}
	return {
		contactId: requiredIdOf(parameter('contactId'), 'Contact'),
		wanted: { identifier, attributes },
		ifOther: oneOf(OTHER_IDENTIFIER, options.ifOther ?? 'stop', 'If the Contact Has Another Identifier'),
		known: recordOf(options.knownContact, 'Known Contact'),
	};
}

async function write(client: ChatwootClient, contact: JsonRecord, { identifier, attributes }: Identified): Promise<IDataObject> {
	const contactId = Number(contact.id);
	const changed = Object.keys(attributes);
	const there = textOf(contact.identifier);
	if (!identifier && changed.length === 0) return outcome(contactId, there);
	const body = { ...(identifier ? { identifier } : {}), ...(changed.length > 0 ? { custom_attributes: attributes } : {}) };
	const refused = await writeContact(client, contactId, body).then(() => [], namesOfTaken);
	if (refused.some((name) => name !== 'identifier')) return await sayDuplicate(client, contact);
	if (refused.length > 0) return await leaveIdentifier(client, contact, { identifier, attributes });
	return { ...outcome(contactId, identifier || there), status: 'updated', changed: [...(identifier ? ['identifier'] : []), ...changed] };
}

/** What goes on when another contact has the identifier. */
async function leaveIdentifier(client: ChatwootClient, contact: JsonRecord, { identifier, attributes }: Identity): Promise<IDataObject> {
	const written = await write(client, contact, { identifier: '', attributes, hasOther: false });
	if (written.problem) return written;
	const otherContactId = await findOther(client, contact, ['identifier', identifier]);
	const problem = `${nameOf(otherContactId)} has the identifier ${identifier} already, so contact ${String(contact.id)} did not get it. If both are the same person, merge them in Chatwoot.`;
	return { ...written, status: 'identifierTaken', otherContactId, problem };
}

/** Two first messages at the same moment make two contacts with one phone; Chatwoot then refuses to change either. */
async function sayDuplicate(client: ChatwootClient, contact: JsonRecord): Promise<IDataObject> {
	const otherContactId = await findOther(client, contact, ['phone_number', textOf(contact.phone_number)]);
	const problem = `${nameOf(otherContactId)} has the phone or e-mail of contact ${String(contact.id)}, and Chatwoot changes neither of the two. Merge them in Chatwoot.`;
	return { ...outcome(Number(contact.id), textOf(contact.identifier)), status: 'duplicateContact', otherContactId, problem };
}

function nameOf(contactId: number | null): string {
	return contactId === null ? 'Another contact' : `Contact ${contactId}`;
}

function lacksNothing({ identifier, attributes, hasOther }: Identified): boolean {
	return identifier === '' && Object.keys(attributes).length === 0 && !hasOther;
}

const UNIQUE = ['identifier', 'phone_number', 'email'];

/** Which values Chatwoot says another contact has. */
function namesOfTaken(failure: unknown): string[] {
	const names = failure instanceof ChatwootError ? failure.details.attributes.filter((name) => UNIQUE.includes(name)) : [];
	if (names.length > 0) return names;
	throw failure;
}

/** Every key is always there, so that what comes next may rely on it. */
function outcome(contactId: number, identifier: string): IDataObject {
	return { contactId, status: 'unchanged', identifier: identifier || null, changed: [], otherContactId: null, problem: null };
}
