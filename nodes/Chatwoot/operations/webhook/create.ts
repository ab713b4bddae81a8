import { optionsField } from '../../fields';
import { collectionOf, requiredTextOf } from '../../operation';
import { createOperation } from '../recordOperations';
import { eventsField, urlField, webhookBody, webhookKind, webhookNameField } from './webhookKind';

export const create = createOperation(webhookKind, {
	description: 'Have Chatwoot post events to an address. The Chatwoot Trigger node does this by itself.',
	fields: [{ ...urlField, required: true }, { ...eventsField, required: true }, optionsField([webhookNameField])],
	body: (parameter) =>
		webhookBody({
			...collectionOf(parameter('options')),
			url: requiredTextOf(parameter('url'), 'URL'),
			events: parameter('events'),
		}),
});
