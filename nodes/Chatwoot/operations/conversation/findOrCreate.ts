import type { IDataObject } from 'n8n-workflow';

import { readRecord, readRows } from '../../../shared/chatwoot/envelopes';
import { withLock } from '../../../shared/chatwoot/keyLock';
import { readConversation } from '../../../shared/chatwoot/readConversation';
import { contactField, inboxField } from '../../fields';
import { conversationBody, conversationOptions } from './conversationBody';
import { chooseConversation } from '../notification/chooseConversation';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

export const findOrCreate: Operation = {
	value: 'findOrCreate',
	name: 'Find or Create',
	action: 'Find or create a conversation',
	description: 'Take the newest conversation of the contact in the inbox that is not resolved, or open one',
	fields: [inboxField, contactField, conversationOptions],
	run: async ({ client, parameter, callKey }) => {
		const inboxId = requiredIdOf(parameter('inboxId'), 'Inbox');
		const contactId = requiredIdOf(parameter('contactId'), 'Contact ID');
		return await withLock(`${client.account}/open/${inboxId}/${contactId}`, async () => {
			const path = `/contacts/${contactId}/conversations`;
			const rows = readRows(await client.request({ method: 'GET', path })) ?? [];
			const chosen = chooseConversation(rows.map(readConversation), inboxId, 'reuse');
			const found = rows.find(({ id }) => id === chosen?.id);
			if (found) return { ...(found as IDataObject), created: false };
			const body = conversationBody(parameter, callKey);
			const answer = await client.request({ method: 'POST', path: '/conversations', body });
			return { ...(readRecord(answer) as IDataObject), created: true };
		});
	},
};
