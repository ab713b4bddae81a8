import type { INodeProperties } from 'n8n-workflow';

import type { JsonRecord } from '../../../shared/chatwoot/types';
import { oneOf, textOf } from '../../operation';
import { actionsOf } from '../automationRule/automationRuleKind';
import { locator } from '../locator';
import type { RecordKind } from '../recordOperations';
import { filledIn } from '../recordOperations';

export const macroKind: RecordKind = {
	one: 'a macro',
	many: 'macros',
	path: '/macros',
	field: {
		...locator({ displayName: 'Macro', name: 'macroId', searchListMethod: 'searchMacros', placeholder: 'Choose a macro…' }),
		required: true,
	},
};

const VISIBILITIES = ['global', 'personal'];

export const visibilityField: INodeProperties = {
	displayName: 'Visibility',
	name: 'visibility',
	type: 'options',
	options: [
		{ name: 'All Agents', value: 'global' },
		{ name: 'Only the Owner of the Token', value: 'personal' },
	],
	default: 'global',
	description: 'Who sees it; only administrators can make one that all agents see',
};

export function macroBody({ name, visibility, actions }: JsonRecord): JsonRecord {
	return filledIn({
		name: textOf(name),
		visibility: visibility === undefined ? undefined : oneOf(VISIBILITIES, visibility, 'Visibility'),
		actions: actions === undefined ? undefined : actionsOf(actions),
	});
}
