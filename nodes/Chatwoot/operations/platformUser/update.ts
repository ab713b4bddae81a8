import { emailField, nameField, updateFieldsOf } from '../../fields';
import { collectionOf } from '../../operation';
import { updateOperation } from '../recordOperations';
import { passwordField, platformUserBody, platformUserKind, userAttributesField } from './platformUserKind';

export const update = updateOperation(platformUserKind, {
	description: 'Change a user of the server; what is left out stays as it is. Needs the token of a platform app.',
	fields: [updateFieldsOf([userAttributesField, emailField, nameField, passwordField])],
	body: (parameter) => platformUserBody(collectionOf(parameter('updateFields'))),
});
