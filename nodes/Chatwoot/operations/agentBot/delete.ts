import { deleteOperation } from '../recordOperations';
import { agentBotKind } from './agentBotKind';

export const remove = deleteOperation(
	agentBotKind,
	'Delete an agent bot for good, with its access token: its inboxes have no bot any more, and its conversations no bot assigned',
);
