import { deleteOperation } from '../recordOperations';
import { platformUserKind } from './platformUserKind';

export const remove = deleteOperation(
	platformUserKind,
	'Delete a user of the server for good: in every account, their conversations stay without an agent. Needs the token of a platform app.',
);
