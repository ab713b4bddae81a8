import { readAfresh } from '../../../shared/chatwoot/inboxCache';
import { inboxField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { inboxOutput } from '../outputOf';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get an inbox',
	description: 'Read one inbox, without its secrets',
	fields: [inboxField],
	run: async ({ client, parameter, now }) =>
		inboxOutput(await readAfresh(client, requiredIdOf(parameter('inboxId'), 'Inbox'), now)),
};
