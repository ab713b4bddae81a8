import { optionsField } from '../../fields';
import { collectionOf, requiredTextOf } from '../../operation';
import { createOperation } from '../recordOperations';
import { agentBotBody, agentBotKind, botDescriptionField, botNameField, botUrlField } from './agentBotKind';

export const create = createOperation(agentBotKind, {
	description: 'Create an agent bot. Its access token is not returned: copy it from the settings of the bot in Chatwoot.',
	fields: [{ ...botNameField, required: true }, botUrlField, optionsField([botDescriptionField])],
	body: (parameter) =>
		agentBotBody({
			...collectionOf(parameter('options')),
			name: requiredTextOf(parameter('name'), 'Name'),
			outgoingUrl: parameter('outgoingUrl'),
		}),
});
