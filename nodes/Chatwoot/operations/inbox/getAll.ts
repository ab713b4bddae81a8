import { listFields } from '../../fields';
import type { Operation } from '../../operation';
import { collectRecords } from '../collectRecords';
import { inboxOutput } from '../outputOf';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many inboxes',
	description: 'Read all inboxes that the token may see, without their secrets',
	fields: [...listFields],
	run: async (call) =>
		(await collectRecords(call, { method: 'GET', path: '/inboxes' })).map((row) => inboxOutput(row)),
};
