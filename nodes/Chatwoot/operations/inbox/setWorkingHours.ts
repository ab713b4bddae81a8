import type { INodeProperties } from 'n8n-workflow';

import { isRecord, refusal } from '../../../shared/chatwoot/errors';
import type { JsonRecord } from '../../../shared/chatwoot/types';
import type { Operation } from '../../operation';
import { collectionOf } from '../../operation';
import { DAYS, readWorkingHours } from '../../readWorkingHours';
import { placeOf } from '../recordOperations';
import { requestRecord } from '../requestRecord';
import { inboxKind } from './inboxKind';

const hoursField: INodeProperties = {
	displayName: 'Hours',
	name: 'hours',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Day',
	default: {},
	description: 'One row per day; days without a row stay as they are',
	options: [
		{
			displayName: 'Day',
			name: 'days',
			values: [
				{
					displayName: 'Day',
					name: 'day',
					type: 'options',
					options: DAYS.map((name, index) => ({ name, value: index })),
					default: 1,
				},
				{
					displayName: 'Opens',
					name: 'opens',
					type: 'string',
					default: '09:00',
					description: 'Empty together with Closes: closed all day. 00:00 to 24:00: open all day.',
				},
				{ displayName: 'Closes', name: 'closes', type: 'string', default: '18:00' },
			],
		},
	],
};

export const setWorkingHours: Operation = {
	value: 'setWorkingHours',
	name: 'Set Business Hours',
	action: 'Set the business hours of an inbox',
	description: 'Set when an inbox is open, day by day; days without a row stay as they are',
	fields: [inboxKind.field, hoursField],
	run: async (call) => {
		const place = placeOf(inboxKind, call);
		const wanted = readWorkingHours(collectionOf(call.parameter('hours')).days);
		const body = { working_hours: wanted };
		const inbox = await requestRecord(call.client, { method: 'PATCH', ...place, body, repeatable: true }, inboxKind.one);
		const stored = Array.isArray(inbox.working_hours) ? inbox.working_hours.filter(isRecord) : [];
		checkStored(wanted, stored);
		return { success: true, inboxId: Number(inbox.id), workingHours: stored.map((row) => ({ ...row })) as never[] };
	},
};

/** Chatwoot answers 200 to a day that it did not take. */
function checkStored(wanted: JsonRecord[], stored: JsonRecord[]): void {
	for (const day of wanted) {
		const there = stored.find((row) => row.day_of_week === day.day_of_week) ?? {};
		if (Object.entries(day).some(([name, value]) => there[name] !== value)) {
			throw refusal(`Chatwoot did not take the hours of ${String(DAYS[Number(day.day_of_week)])}.`, 'Closes must be later than Opens, on the same day.');
		}
	}
}
