import { deleteOperation } from '../recordOperations';
import { platformAccountKind } from './platformAccountKind';

export const remove = deleteOperation(
	platformAccountKind,
	'Delete an account of the server for good, with everything in it: contacts, conversations, messages, inboxes. Chatwoot does it a while later. Needs the token of a platform app.',
);
