import { updateFieldsOf } from '../../fields';
import { collectionOf } from '../../operation';
import { updateOperation } from '../recordOperations';
import { cannedResponseBody, cannedResponseKind, responseField, shortCodeField } from './cannedResponseKind';

export const update = updateOperation(cannedResponseKind, {
	fields: [updateFieldsOf([responseField, shortCodeField])],
	body: (parameter) => cannedResponseBody(collectionOf(parameter('updateFields'))),
});
