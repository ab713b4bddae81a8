import { optionsField } from '../../fields';
import { collectionOf, requiredTextOf } from '../../operation';
import { createOperation } from '../recordOperations';
import { labelBody, labelKind, labelOptions, titleField } from './labelKind';

export const create = createOperation(labelKind, {
	description: 'Create a label that conversations and contacts can be given',
	fields: [{ ...titleField, required: true }, optionsField(labelOptions)],
	body: (parameter) =>
		labelBody({ showOnSidebar: true, ...collectionOf(parameter('options')), title: requiredTextOf(parameter('title'), 'Title') }),
});
