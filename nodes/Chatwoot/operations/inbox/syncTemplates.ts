import type { Operation } from '../../operation';
import { idFrom } from '../recordOperations';
import { inboxKind } from './inboxKind';

export const syncTemplates: Operation = {
	value: 'syncTemplates',
	name: 'Sync Templates',
	action: 'Sync the templates of an inbox',
	description: 'Have Chatwoot fetch the WhatsApp templates again, a moment later',
	fields: [inboxKind.field],
	run: async (call) => {
		const inboxId = idFrom(inboxKind, call);
		await call.client.request({ method: 'POST', path: `/inboxes/${inboxId}/sync_templates`, repeatable: true });
		return { success: true, inboxId };
	},
};
