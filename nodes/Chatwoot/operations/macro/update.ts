import { updateFieldsOf } from '../../fields';
import { collectionOf } from '../../operation';
import { ruleActionsField, ruleNameField } from '../automationRule/automationRuleKind';
import { updateOperation } from '../recordOperations';
import { macroBody, macroKind, visibilityField } from './macroKind';

export const update = updateOperation(macroKind, {
	fields: [updateFieldsOf([ruleActionsField, ruleNameField, visibilityField])],
	body: (parameter) => macroBody(collectionOf(parameter('updateFields'))),
});
