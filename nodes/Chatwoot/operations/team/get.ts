import { getOperation } from '../recordOperations';
import { teamKind } from './teamKind';

export const get = getOperation(teamKind);
