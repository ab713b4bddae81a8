import { emailField, nameField, optionsField } from '../../fields';
import { collectionOf, requiredTextOf } from '../../operation';
import { createOperation } from '../recordOperations';
import { agentBody, agentKind, agentOptions, roleField } from './agentKind';

export const create = createOperation(agentKind, {
	description: 'Invite somebody into the account by email',
	fields: [
		{ ...nameField, required: true },
		{ ...emailField, required: true },
		roleField,
		optionsField(agentOptions),
	],
	body: (parameter) =>
		agentBody({
			...collectionOf(parameter('options')),
			name: requiredTextOf(parameter('name'), 'Name'),
			email: requiredTextOf(parameter('email'), 'Email'),
			role: parameter('role'),
		}),
});
