import type { INodeProperties } from 'n8n-workflow';

import { DAYS, type Day } from '../shared/hours/schedule';

const WORKING_DAYS = DAYS.slice(0, 5);
const DAY_NAMES: Record<Day, string> = {
	...{ mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday' },
	...{ fri: 'Friday', sat: 'Saturday', sun: 'Sunday' },
};

/** Shows a field for these sources of hours. */
export const showFor = (...scheduleSource: string[]) => ({ show: { scheduleSource } });

const opens = (value: string): INodeProperties => ({
	displayName: 'Opens',
	name: 'opens',
	type: 'string',
	default: value,
	placeholder: 'e.g. 09:00',
	description: 'Hours and minutes, 00:00 to 23:59',
});
const closes = (value: string): INodeProperties => ({
	displayName: 'Closes',
	name: 'closes',
	type: 'string',
	default: value,
	placeholder: 'e.g. 18:00',
	description: 'Hours and minutes, up to 24:00. Before or at the opening means the next day.',
});

export const hours: INodeProperties = {
	displayName: 'Hours',
	name: 'hours',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Hours',
	default: { days: WORKING_DAYS.map((day) => ({ day, opens: '09:00', closes: '18:00' })) },
	description: 'A row per day; a day with a break has two rows, a day without a row is closed',
	displayOptions: showFor('fields'),
	options: [
		{
			displayName: 'Days',
			name: 'days',
			values: [
				{
					displayName: 'Day',
					name: 'day',
					type: 'options',
					default: 'mon',
					options: DAYS.map((value) => ({ name: DAY_NAMES[value], value })),
				},
				opens('09:00'),
				closes('18:00'),
			],
		},
	],
};

export const holidays: INodeProperties = {
	displayName: 'Holidays',
	name: 'holidays',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Day',
	default: {},
	description: 'Days that are unlike their weekday: closed, or with hours of their own',
	displayOptions: showFor('fields', 'chatwootInbox'),
	options: [
		{
			displayName: 'Dates',
			name: 'dates',
			values: [
				{
					displayName: 'Date',
					name: 'date',
					type: 'string',
					default: '',
					placeholder: 'e.g. 2026-09-18',
					description: 'Year, month and day; --12-25 means every year',
				},
				{ ...opens(''), description: 'Empty: closed all day' },
				{ ...closes(''), description: 'Empty: closed all day' },
			],
		},
	],
};
