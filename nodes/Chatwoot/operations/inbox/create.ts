import { nameField, optionsField } from '../../fields';
import { collectionOf, requiredTextOf } from '../../operation';
import { createOperation } from '../recordOperations';
import { callbackField, inboxBody, inboxKind, inboxSettings } from './inboxKind';

export const create = createOperation(inboxKind, {
	description: 'Create an API inbox, which your own channel writes into. Inboxes for WhatsApp and others are connected in Chatwoot.',
	fields: [{ ...nameField, required: true }, callbackField, optionsField(inboxSettings)],
	body: (parameter) => {
		const name = requiredTextOf(parameter('name'), 'Name');
		const { channel, ...body } = inboxBody({ ...collectionOf(parameter('options')), name, callbackUrl: parameter('callbackUrl') });
		return { ...body, channel: { type: 'api', ...(channel ?? {}) } };
	},
});
