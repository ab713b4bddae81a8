import { deleteOperation } from '../recordOperations';
import { agentKind } from './agentKind';

export const remove = deleteOperation(
	agentKind,
	'Take somebody out of the account: their conversations stay without an agent, and who is in no other account is deleted for good',
);
