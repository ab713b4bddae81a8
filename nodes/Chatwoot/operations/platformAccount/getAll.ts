import { getAllOperation } from '../recordOperations';
import { platformAccountKind } from './platformAccountKind';

export const getAll = getAllOperation(
	platformAccountKind,
	'Read the accounts that the platform app created or was given. Needs its token.',
);
