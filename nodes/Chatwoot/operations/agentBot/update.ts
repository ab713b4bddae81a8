import { updateFieldsOf } from '../../fields';
import { collectionOf } from '../../operation';
import { updateOperation } from '../recordOperations';
import { agentBotBody, agentBotKind, botDescriptionField, botNameField, botUrlField } from './agentBotKind';

export const update = updateOperation(agentBotKind, {
	fields: [updateFieldsOf([botDescriptionField, botNameField, botUrlField])],
	body: (parameter) => agentBotBody(collectionOf(parameter('updateFields'))),
});
