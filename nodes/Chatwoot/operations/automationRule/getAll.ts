import { getAllOperation } from '../recordOperations';
import { automationRuleKind } from './automationRuleKind';

export const getAll = getAllOperation(automationRuleKind);
