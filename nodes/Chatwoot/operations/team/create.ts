import { optionsField } from '../../fields';
import { collectionOf, requiredTextOf } from '../../operation';
import { createOperation } from '../recordOperations';
import { teamBody, teamKind, teamNameField, teamOptions } from './teamKind';

export const create = createOperation(teamKind, {
	description: 'Create a team, without members yet',
	fields: [{ ...teamNameField, required: true }, optionsField(teamOptions)],
	body: (parameter) =>
		teamBody({ ...collectionOf(parameter('options')), name: requiredTextOf(parameter('name'), 'Name') }),
});
