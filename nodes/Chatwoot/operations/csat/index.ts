import type { Resource } from '../../operation';
import { getAll } from './getAll';
import { getMetrics } from './getMetrics';

export const csat: Resource = {
	value: 'csat',
	name: 'Satisfaction Rating',
	operations: [
		getAll,
		getMetrics,
	],
};
