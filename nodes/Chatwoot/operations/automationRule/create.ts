import { conditionsField, optionsField } from '../../fields';
import { collectionOf, requiredTextOf } from '../../operation';
import { createOperation } from '../recordOperations';
import {
	automationRuleBody,
	automationRuleKind,
	ruleActionsField,
	ruleConditionsDefault,
	ruleEventField,
	ruleNameField,
	ruleOptions,
} from './automationRuleKind';

export const create = createOperation(automationRuleKind, {
	description: 'Create a rule that Chatwoot itself carries out when something happens',
	fields: [
		{ ...ruleNameField, required: true },
		ruleEventField,
		{ ...conditionsField, default: ruleConditionsDefault },
		{ ...ruleActionsField, required: true },
		optionsField(ruleOptions),
	],
	body: (parameter) =>
		automationRuleBody({
			active: true,
			...collectionOf(parameter('options')),
			name: requiredTextOf(parameter('name'), 'Name'),
			event: parameter('event'),
			conditions: parameter('conditions'),
			actions: parameter('actions'),
		}),
});
