import { nameField, updateFieldsOf } from '../../fields';
import { collectionOf } from '../../operation';
import { updateOperation } from '../recordOperations';
import { agentBody, agentKind, agentOptions, roleField } from './agentKind';

export const update = updateOperation(agentKind, {
	description: 'Change the role, availability or name of an agent; what is left out stays as it is',
	fields: [
		updateFieldsOf([...agentOptions, nameField, roleField].sort((a, b) => (a.displayName < b.displayName ? -1 : 1))),
	],
	body: (parameter) => agentBody(collectionOf(parameter('updateFields'))),
});
