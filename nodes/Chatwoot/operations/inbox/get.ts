import { readAfresh } from '../../../shared/chatwoot/inboxCache';
import { inboxField, simplifyField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { simplifyInbox } from '../../simplify';
import { inboxOutput, shaped } from '../outputOf';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get an inbox',
	description: 'Read one inbox, without its secrets',
	fields: [inboxField, simplifyField],
	run: async (call) => {
		const inboxId = requiredIdOf(call.parameter('inboxId'), 'Inbox');
		return shaped(call, inboxOutput(await readAfresh(call.client, inboxId, call.now)), simplifyInbox);
	},
};
