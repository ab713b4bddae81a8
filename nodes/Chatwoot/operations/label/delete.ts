import { deleteOperation } from '../recordOperations';
import { labelKind } from './labelKind';

export const remove = deleteOperation(
	labelKind,
	'Delete a label for good: it can no longer be chosen, shown in the sidebar or filtered by',
);
