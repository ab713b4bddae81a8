import { deleteOperation } from '../recordOperations';
import { inboxKind } from './inboxKind';

export const remove = deleteOperation(
	inboxKind,
	'Delete an inbox for good, with all its conversations and messages. Chatwoot does it a while later.',
);
