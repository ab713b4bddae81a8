import { isRecord, strangeAnswer } from '../../../shared/chatwoot/errors';
import type { Operation } from '../../operation';
import { outputOf } from '../outputOf';
import { periodFields, periodOf, periodOutput } from '../periodFields';
import { aboutFields, aboutQuery, hoursField } from './reportAbout';

export const getSummary: Operation = {
	value: 'getSummary',
	name: 'Get Summary',
	action: 'Get a summary report',
	description: 'Read counts and average times of a period, and of the same time before under previous. Times are in seconds.',
	fields: [...aboutFields, ...periodFields, hoursField],
	run: async (call) => {
		const period = periodOf(call);
		const hours = call.parameter('businessHours') === true ? { business_hours: true } : {};
		const query = { ...aboutQuery(call), ...period, ...hours };
		const request = { method: 'GET', api: 'reports', path: '/reports/summary', query } as const;
		const answer = await call.client.request(request);
		if (!isRecord(answer)) throw strangeAnswer(request, 'a report');
		return outputOf(answer, periodOutput(period));
	},
};
