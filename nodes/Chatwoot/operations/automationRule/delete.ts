import { deleteOperation } from '../recordOperations';
import { automationRuleKind } from './automationRuleKind';

export const remove = deleteOperation(
	automationRuleKind,
	'Delete an automation rule for good: Chatwoot no longer carries it out',
);
