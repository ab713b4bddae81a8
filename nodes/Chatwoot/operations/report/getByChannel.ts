import { isRecord, strangeAnswer } from '../../../shared/chatwoot/errors';
import type { Operation } from '../../operation';
import { outputOf } from '../outputOf';
import { periodFields, periodOf } from '../periodFields';

export const getByChannel: Operation = {
	value: 'getByChannel',
	name: 'Get by Channel',
	action: 'Get a report by channel',
	description: 'Count the conversations of a period by status, an item per channel (WhatsApp, email…). At most six months; since Chatwoot 4.10.',
	fields: periodFields,
	run: async (call) => {
		const request = { method: 'GET', api: 'reports', path: '/summary_reports/channel', query: periodOf(call) } as const;
		const answer = await call.client.request(request);
		if (!isRecord(answer)) throw strangeAnswer(request, 'a report');
		return Object.entries(answer).flatMap(([channel, counts]) =>
			isRecord(counts) ? [outputOf(counts, { channel })] : [],
		);
	},
};
