import { updateFieldsOf } from '../../fields';
import { collectionOf } from '../../operation';
import { updateOperation } from '../recordOperations';
import { attributeNameField, attributeOptions, customAttributeBody, customAttributeKind, forgetting } from './customAttributeKind';

export const update = forgetting(
	updateOperation(customAttributeKind, {
		description: 'Change the definition of an attribute; its key and type cannot be changed. What is left out stays as it is.',
		fields: [
			updateFieldsOf([...attributeOptions, attributeNameField].sort((a, b) => (a.displayName < b.displayName ? -1 : 1))),
		],
		body: (parameter) => customAttributeBody(collectionOf(parameter('updateFields'))),
	}),
);
