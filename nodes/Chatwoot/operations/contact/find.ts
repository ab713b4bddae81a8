import { findContact } from '../../../shared/chatwoot/findContact';
import { countryField, emailField, identifierField, optionsField, phoneField } from '../../fields';
import type { Operation } from '../../operation';
import { collectionOf } from '../../operation';
import { contactQueryOf } from '../../readContactFields';
import { contactOutput } from '../outputOf';

export const find: Operation = {
	value: 'find',
	name: 'Find',
	action: 'Find a contact',
	description: 'Find the one contact that has exactly this phone (in any spelling), email or identifier',
	fields: [phoneField, emailField, identifierField, optionsField([countryField])],
	run: async ({ client, parameter }) => {
		const options = collectionOf(parameter('options'));
		const query = contactQueryOf((name) => (name === 'country' ? options.country : parameter(name)));
		const found = await findContact(client, query);
		return found ? contactOutput(found, { found: true }) : { found: false };
	},
};
