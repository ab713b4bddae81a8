import { updateFieldsOf } from '../../fields';
import type { Operation } from '../../operation';
import { collectionOf, textOf } from '../../operation';
import { outputOf } from '../outputOf';
import { filledIn } from '../recordOperations';
import { requestRecord } from '../requestRecord';

export const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update the account',
	description: 'Change the name, language or addresses of the account; what is left out stays as it is',
	fields: [
		updateFieldsOf([
			{ displayName: 'Domain', name: 'domain', type: 'string', default: '', description: 'From which emails are received' },
			{ displayName: 'Language', name: 'locale', type: 'string', default: '', placeholder: 'e.g. es' },
			{ displayName: 'Name', name: 'name', type: 'string', default: '' },
			{ displayName: 'Support Email', name: 'supportEmail', type: 'string', default: '' },
		]),
	],
	run: async ({ client, parameter }) => {
		const { name, locale, domain, supportEmail } = collectionOf(parameter('updateFields'));
		const body = filledIn({ name: textOf(name), locale: textOf(locale), domain: textOf(domain), support_email: textOf(supportEmail) });
		if (Object.keys(body).length === 0) throw new Error('Nothing to change: add a field under Update Fields and fill it in.');
		const account = await requestRecord(client, { method: 'PATCH', path: '/', body, repeatable: true }, 'an account');
		return outputOf(account, { accountId: account.id });
	},
};
