import { isRecord } from '../../../shared/chatwoot/errors';
import { listFields } from '../../fields';
import type { Operation } from '../../operation';
import { collectRecords } from '../collectRecords';
import { outputOf } from '../outputOf';

export const getAgentMetrics: Operation = {
	value: 'getAgentMetrics',
	name: 'Get Agent Metrics',
	action: 'Get conversation metrics by agent',
	description: 'Count what each agent has open and unattended right now, an item per agent',
	fields: listFields,
	run: async (call) => {
		const query = { type: 'agent' };
		const request = { method: 'GET', api: 'reports', path: '/reports/conversations', query } as const;
		const rows = await collectRecords(call, request, { pagedWithoutMeta: true });
		return rows.map(({ metric, ...row }) => outputOf({ ...row, ...(isRecord(metric) ? metric : {}) }, { agentId: row.id }));
	},
};
