import { conditionsField, updateFieldsOf } from '../../fields';
import { collectionOf } from '../../operation';
import { updateOperation } from '../recordOperations';
import {
	automationRuleBody,
	automationRuleKind,
	ruleActionsField,
	ruleConditionsDefault,
	ruleEventField,
	ruleNameField,
	ruleOptions,
} from './automationRuleKind';

const { required: _required, ...conditions } = conditionsField;

export const update = updateOperation(automationRuleKind, {
	description: 'Change a rule or switch it on and off; what is left out stays as it is',
	fields: [
		updateFieldsOf(
			[ruleActionsField, ...ruleOptions, { ...conditions, default: ruleConditionsDefault }, ruleEventField, ruleNameField].sort(
				(a, b) => (a.displayName < b.displayName ? -1 : 1),
			),
		),
	],
	body: (parameter) => automationRuleBody(collectionOf(parameter('updateFields'))),
});
