import { getOperation } from '../recordOperations';
import { customAttributeKind } from './customAttributeKind';

export const get = getOperation(customAttributeKind, 'Read the definition of an attribute');
