import { listFields, simplifyField } from '../../fields';
import type { Operation } from '../../operation';
import { collectRecords } from '../collectRecords';
import { simplifyInbox } from '../../simplify';
import { inboxOutput, shaped } from '../outputOf';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many inboxes',
	description: 'Read all inboxes that the token may see, without their secrets',
	fields: [...listFields, simplifyField],
	run: async (call) => {
		const rows = await collectRecords(call, { method: 'GET', path: '/inboxes' });
		return rows.map((row) => shaped(call, inboxOutput(row), simplifyInbox));
	},
};
