import { deleteOperation } from '../recordOperations';
import { macroKind } from './macroKind';

export const remove = deleteOperation(
	macroKind,
	'Delete a macro for good: agents can no longer run it',
);
