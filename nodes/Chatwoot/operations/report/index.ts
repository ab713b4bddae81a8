import type { Resource } from '../../operation';
import { getAgentMetrics } from './getAgentMetrics';
import { getByAgent } from './getByAgent';
import { getByChannel } from './getByChannel';
import { getByInbox } from './getByInbox';
import { getByLabel } from './getByLabel';
import { getByTeam } from './getByTeam';
import { getConversationMetrics } from './getConversationMetrics';
import { getSummary } from './getSummary';
import { getTimeSeries } from './getTimeSeries';

export const report: Resource = {
	value: 'report',
	name: 'Report',
	operations: [
		getSummary,
		getTimeSeries,
		getByAgent,
		getByInbox,
		getByTeam,
		getByLabel,
		getByChannel,
		getConversationMetrics,
		getAgentMetrics,
	],
};
