import { nameField, updateFieldsOf } from '../../fields';
import { collectionOf } from '../../operation';
import { updateOperation } from '../recordOperations';
import { callbackField, inboxBody, inboxKind, inboxSettings } from './inboxKind';

export const update = updateOperation(inboxKind, {
	description: 'Change the settings of an inbox; what is left out stays as it is',
	fields: [
		updateFieldsOf([callbackField, nameField, ...inboxSettings].sort((a, b) => (a.displayName < b.displayName ? -1 : 1))),
	],
	body: (parameter) => inboxBody(collectionOf(parameter('updateFields'))),
});
