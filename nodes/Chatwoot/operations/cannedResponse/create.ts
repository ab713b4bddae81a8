import { requiredTextOf } from '../../operation';
import { createOperation } from '../recordOperations';
import { cannedResponseBody, cannedResponseKind, responseField, shortCodeField } from './cannedResponseKind';

export const create = createOperation(cannedResponseKind, {
	description: 'Create a text that agents insert by its short code',
	fields: [
		{ ...shortCodeField, required: true },
		{ ...responseField, required: true },
	],
	body: (parameter) =>
		cannedResponseBody({
			shortCode: requiredTextOf(parameter('shortCode'), 'Short Code'),
			content: requiredTextOf(parameter('content'), 'Content'),
		}),
});
