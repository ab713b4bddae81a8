import { optionsField } from '../../fields';
import { collectionOf, requiredTextOf } from '../../operation';
import { createOperation } from '../recordOperations';
import { accountNameField, platformAccountBody, platformAccountKind, platformAccountOptions } from './platformAccountKind';

export const create = createOperation(platformAccountKind, {
	description: 'Create an account on the server, without users yet. Needs the token of a platform app.',
	fields: [{ ...accountNameField, required: true }, optionsField(platformAccountOptions)],
	body: (parameter) =>
		platformAccountBody({ ...collectionOf(parameter('options')), name: requiredTextOf(parameter('name'), 'Name') }),
});
