import { requiredTextOf } from '../../operation';
import { ruleActionsField, ruleNameField } from '../automationRule/automationRuleKind';
import { createOperation } from '../recordOperations';
import { macroBody, macroKind, visibilityField } from './macroKind';

export const create = createOperation(macroKind, {
	description: 'Create a macro: a list of actions that agents run on a conversation with one click',
	fields: [{ ...ruleNameField, required: true }, { ...ruleActionsField, required: true }, visibilityField],
	body: (parameter) =>
		macroBody({
			name: requiredTextOf(parameter('name'), 'Name'),
			actions: parameter('actions'),
			visibility: parameter('visibility'),
		}),
});
