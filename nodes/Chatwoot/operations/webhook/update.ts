import { updateFieldsOf } from '../../fields';
import { collectionOf } from '../../operation';
import { updateOperation } from '../recordOperations';
import { eventsField, urlField, webhookBody, webhookKind, webhookNameField } from './webhookKind';

export const update = updateOperation(webhookKind, {
	fields: [updateFieldsOf([eventsField, webhookNameField, urlField])],
	body: (parameter) => webhookBody(collectionOf(parameter('updateFields'))),
});
