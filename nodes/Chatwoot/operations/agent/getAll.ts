import { getAllOperation } from '../recordOperations';
import { agentKind } from './agentKind';

export const getAll = getAllOperation(agentKind, 'Read everybody in the account with role and whether online');
