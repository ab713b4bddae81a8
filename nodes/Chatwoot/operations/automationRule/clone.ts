import type { Operation } from '../../operation';
import { placeOf, recordOutput } from '../recordOperations';
import { requestRecord } from '../requestRecord';
import { automationRuleKind } from './automationRuleKind';

export const clone: Operation = {
	value: 'clone',
	name: 'Clone',
	action: 'Clone an automation rule',
	description: 'Make a copy of a rule',
	fields: [automationRuleKind.field],
	run: async (call) => {
		const { path } = placeOf(automationRuleKind, call);
		const request = { method: 'POST', path: `${path}/clone` } as const;
		return recordOutput(automationRuleKind, await requestRecord(call.client, request, automationRuleKind.one));
	},
};
