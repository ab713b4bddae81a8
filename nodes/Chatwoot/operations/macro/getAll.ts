import { getAllOperation } from '../recordOperations';
import { macroKind } from './macroKind';

export const getAll = getAllOperation(macroKind);
