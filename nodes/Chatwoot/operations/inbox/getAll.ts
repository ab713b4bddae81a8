import { listFields } from '../../fields';
import { collectRecords } from '../collectRecords';
import { publicInbox } from './publicInbox';
import type { Operation } from '../../operation';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many inboxes',
	description: 'Read all inboxes that the token may see, without their secrets',
	fields: [...listFields],
	run: async (call) => (await collectRecords(call, { method: 'GET', path: '/inboxes' })).map(publicInbox),
};
