import { emailField, nameField, optionsField } from '../../fields';
import { collectionOf, requiredTextOf } from '../../operation';
import { createOperation } from '../recordOperations';
import { passwordField, platformUserBody, platformUserKind, userAttributesField } from './platformUserKind';

export const create = createOperation(platformUserKind, {
	description: 'Create a user of the server, who is in no account yet. Needs the token of a platform app. The access token of the user is not returned.',
	fields: [
		{ ...nameField, required: true },
		{ ...emailField, required: true },
		passwordField,
		optionsField([userAttributesField]),
	],
	body: (parameter) =>
		platformUserBody({
			...collectionOf(parameter('options')),
			name: requiredTextOf(parameter('name'), 'Name'),
			email: requiredTextOf(parameter('email'), 'Email'),
			password: parameter('password'),
		}),
});
