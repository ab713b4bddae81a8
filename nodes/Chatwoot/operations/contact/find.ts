import { findContact } from '../../../shared/chatwoot/findContact';
import { countryField, emailField, identifierField, optionsField, phoneField, simplifyField } from '../../fields';
import type { Operation } from '../../operation';
import { collectionOf } from '../../operation';
import { contactQueryOf } from '../../readContactFields';
import { simplifyContact } from '../../simplify';
import { contactOutput, shaped } from '../outputOf';

export const find: Operation = {
	value: 'find',
	name: 'Find',
	action: 'Find a contact',
	description: 'Find the one contact that has exactly this phone (in any spelling), email or identifier',
	fields: [phoneField, emailField, identifierField, optionsField([countryField]), simplifyField],
	run: async (call) => {
		const { client, parameter } = call;
		const options = collectionOf(parameter('options'));
		const query = contactQueryOf((name) => (name === 'country' ? options.country : parameter(name)));
		const found = await findContact(client, query);
		if (!found) return { found: false };
		return { ...shaped(call, contactOutput(found), simplifyContact), found: true };
	},
};
