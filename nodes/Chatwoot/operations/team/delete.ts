import { deleteOperation } from '../recordOperations';
import { teamKind } from './teamKind';

export const remove = deleteOperation(
	teamKind,
	'Delete a team for good: its conversations stay, but belong to no team',
);
