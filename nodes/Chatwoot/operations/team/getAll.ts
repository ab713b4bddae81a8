import { getAllOperation } from '../recordOperations';
import { teamKind } from './teamKind';

export const getAll = getAllOperation(teamKind);
