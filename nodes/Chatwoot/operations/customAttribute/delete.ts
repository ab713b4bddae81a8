import { deleteOperation } from '../recordOperations';
import { customAttributeKind, forgetting } from './customAttributeKind';

export const remove = forgetting(
	deleteOperation(
		customAttributeKind,
		'Delete the definition of an attribute for good: agents no longer see its values or filter by it',
	),
);
