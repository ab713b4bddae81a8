import { getOperation } from '../recordOperations';
import { macroKind } from './macroKind';

export const get = getOperation(macroKind);
