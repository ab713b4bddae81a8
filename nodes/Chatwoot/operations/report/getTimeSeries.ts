import type { INodeProperties } from 'n8n-workflow';

import { outputOf } from '../outputOf';
import type { Operation } from '../../operation';
import { oneOf, textOf } from '../../operation';
import { periodFields, periodOf } from '../periodFields';
import { requestRows } from '../recordOperations';
import { aboutFields, aboutQuery, hoursField } from './reportAbout';

const METRICS = [
	'avg_first_response_time',
	'avg_resolution_time',
	'conversations_count',
	'incoming_messages_count',
	'outgoing_messages_count',
	'reply_time',
	'resolutions_count',
];

const seriesFields: INodeProperties[] = [
	{
		displayName: 'Metric',
		name: 'metric',
		type: 'options',
		options: [
			{ name: 'Average First Response Time', value: 'avg_first_response_time' },
			{ name: 'Average Reply Time', value: 'reply_time' },
			{ name: 'Average Resolution Time', value: 'avg_resolution_time' },
			{ name: 'Conversations', value: 'conversations_count' },
			{ name: 'Incoming Messages', value: 'incoming_messages_count' },
			{ name: 'Outgoing Messages', value: 'outgoing_messages_count' },
			{ name: 'Resolutions', value: 'resolutions_count' },
		],
		default: 'conversations_count',
	},
	{
		displayName: 'Per',
		name: 'groupBy',
		type: 'options',
		options: [
			{ name: 'Day', value: 'day' },
			{ name: 'Hour', value: 'hour' },
			{ name: 'Month', value: 'month' },
			{ name: 'Week', value: 'week' },
			{ name: 'Year', value: 'year' },
		],
		default: 'day',
	},
];

export const getTimeSeries: Operation = {
	value: 'getTimeSeries',
	name: 'Get Time Series',
	action: 'Get a time series',
	description: 'Read one metric of a period, an item per day, week, month or year. Times are in seconds.',
	fields: [...seriesFields, ...aboutFields, ...periodFields, hoursField],
	run: async (call) => {
		const metric = oneOf(METRICS, call.parameter('metric'), 'Metric');
		const hours = call.parameter('businessHours') === true ? { business_hours: true } : {};
		const groupBy = textOf(call.parameter('groupBy'));
		const query = { metric, ...aboutQuery(call), ...periodOf(call), group_by: groupBy, ...hours };
		const request = { method: 'GET', api: 'reports', path: '/reports', query } as const;
		const points = await requestRows(call.client, request, 'a time series');
		return points.map((point) => outputOf(point, { metric, at: new Date(Number(point.timestamp) * 1000).toISOString() }));
	},
};
