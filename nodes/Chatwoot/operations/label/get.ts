import { getOperation } from '../recordOperations';
import { labelKind } from './labelKind';

export const get = getOperation(labelKind);
