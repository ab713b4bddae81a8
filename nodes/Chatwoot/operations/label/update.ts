import { updateFieldsOf } from '../../fields';
import { collectionOf } from '../../operation';
import { updateOperation } from '../recordOperations';
import { labelBody, labelKind, labelOptions, titleField } from './labelKind';

export const update = updateOperation(labelKind, {
	description: 'Change a label; a new title reaches the conversations that have it. What is left out stays as it is.',
	fields: [updateFieldsOf([...labelOptions, titleField])],
	body: (parameter) => labelBody(collectionOf(parameter('updateFields'))),
});
