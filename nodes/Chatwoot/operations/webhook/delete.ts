import { deleteOperation } from '../recordOperations';
import { webhookKind } from './webhookKind';

export const remove = deleteOperation(
	webhookKind,
	'Delete a webhook for good: its address hears of nothing any more. A Chatwoot Trigger whose webhook this is stays silent until it is activated again.',
);
