import { deleteOperation } from '../recordOperations';
import { cannedResponseKind } from './cannedResponseKind';

export const remove = deleteOperation(
	cannedResponseKind,
	'Delete a canned response for good: agents can no longer insert it',
);
