import { updateFieldsOf } from '../../fields';
import { collectionOf } from '../../operation';
import { updateOperation } from '../recordOperations';
import { teamBody, teamKind, teamNameField, teamOptions } from './teamKind';

export const update = updateOperation(teamKind, {
	fields: [updateFieldsOf([...teamOptions, teamNameField])],
	body: (parameter) => teamBody(collectionOf(parameter('updateFields'))),
});
