import { getAllOperation } from '../recordOperations';
import { labelKind } from './labelKind';

export const getAll = getAllOperation(labelKind);
