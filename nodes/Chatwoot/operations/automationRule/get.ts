import { getOperation } from '../recordOperations';
import { automationRuleKind } from './automationRuleKind';

export const get = getOperation(automationRuleKind);
