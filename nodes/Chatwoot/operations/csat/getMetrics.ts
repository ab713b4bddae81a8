import { isRecord, strangeAnswer } from '../../../shared/chatwoot/errors';
import type { Operation } from '../../operation';
import { outputOf } from '../outputOf';
import { csatFilters, csatQuery } from './csatFilters';

export const getMetrics: Operation = {
	value: 'getMetrics',
	name: 'Get Metrics',
	action: 'Get satisfaction metrics',
	description: 'Count surveys sent, answers, and answers per rating; average is from 1 to 5, null without answers',
	fields: [csatFilters],
	run: async (call) => {
		const request = { method: 'GET', path: '/csat_survey_responses/metrics', query: csatQuery(call) } as const;
		const answer = await call.client.request(request);
		if (!isRecord(answer) || !isRecord(answer.ratings_count)) throw strangeAnswer(request, 'metrics');
		return outputOf(answer, { average: averageOf(answer.ratings_count) });
	},
};

function averageOf(counts: object): number | null {
	const ratings = Object.entries(counts).map(([rating, count]) => [Number(rating), Number(count)] as const);
	const answers = ratings.reduce((sum, [, count]) => sum + count, 0);
	if (answers === 0) return null;
	return Math.round((ratings.reduce((sum, [rating, count]) => sum + rating * count, 0) / answers) * 100) / 100;
}
