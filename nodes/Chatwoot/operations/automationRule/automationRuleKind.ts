import type { INodeProperties } from 'n8n-workflow';

import { isRecord } from '../../../shared/chatwoot/errors';
import type { JsonRecord } from '../../../shared/chatwoot/types';
import { oneOf, recordsOf, textOf } from '../../operation';
import { readConditions } from '../../readConditions';
import { locator } from '../locator';
import type { RecordKind } from '../recordOperations';
import { filledIn } from '../recordOperations';

export const automationRuleKind: RecordKind = {
	one: 'an automation rule',
	many: 'automation rules',
	path: '/automation_rules',
	field: {
		...locator({
			displayName: 'Automation Rule',
			name: 'automationRuleId',
			searchListMethod: 'searchAutomationRules',
			placeholder: 'Choose an automation rule…',
		}),
		required: true,
	},
};

const EVENTS = ['conversation_created', 'conversation_opened', 'conversation_resolved', 'conversation_updated', 'message_created'];

export const ruleNameField: INodeProperties = { displayName: 'Name', name: 'name', type: 'string', default: '' };

export const ruleEventField: INodeProperties = {
	displayName: 'Event',
	name: 'event',
	type: 'options',
	options: [
		{ name: 'Conversation Created', value: 'conversation_created' },
		{ name: 'Conversation Opened', value: 'conversation_opened' },
		{ name: 'Conversation Resolved', value: 'conversation_resolved' },
		{ name: 'Conversation Updated', value: 'conversation_updated' },
		{ name: 'Message Created', value: 'message_created' },
	],
	default: 'message_created',
};

export const ruleActionsField: INodeProperties = {
	displayName: 'Actions',
	name: 'actions',
	type: 'json',
	default: '[{"action_name": "add_label", "action_params": ["vip"]}]',
	description: 'A list of actions as Chatwoot takes them: action_name and action_params',
};

export const ruleConditionsDefault = '[{"attribute_key": "content", "filter_operator": "contains", "values": ["factura"]}]';

export const ruleOptions: INodeProperties[] = [
	{
		displayName: 'Active',
		name: 'active',
		type: 'boolean',
		default: true,
		description: 'Whether the rule is switched on',
	},
	{ displayName: 'Description', name: 'description', type: 'string', default: '' },
];

export function automationRuleBody(fields: JsonRecord): JsonRecord {
	const { conditions, actions, event } = fields;
	return filledIn({
		name: textOf(fields.name),
		description: textOf(fields.description),
		event_name: event === undefined ? undefined : oneOf(EVENTS, event, 'Event'),
		conditions: conditions === undefined ? undefined : readConditions(conditions),
		actions: actions === undefined ? undefined : actionsOf(actions),
		active: fields.active,
	});
}

/** Actions of a rule or macro: each names what is done, with a list of parameters. */
export function actionsOf(value: unknown): JsonRecord[] {
	const actions = recordsOf(value, 'Actions');
	if (actions.length > 0 && actions.every(({ action_name }) => textOf(action_name) !== '')) {
		return actions.map((action) => ({ ...action, action_params: paramsOf(action.action_params) }));
	}
	throw new Error('Actions must be a JSON list such as [{"action_name": "add_label", "action_params": ["vip"]}].');
}

function paramsOf(params: unknown): unknown[] {
	if (Array.isArray(params)) return params;
	return params === undefined || params === null || (isRecord(params) && Object.keys(params).length === 0) ? [] : [params];
}
