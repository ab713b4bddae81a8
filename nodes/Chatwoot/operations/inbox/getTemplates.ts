import { refusal } from '../../../shared/chatwoot/errors';
import { readAfresh } from '../../../shared/chatwoot/inboxCache';
import { isApproved, readTemplates } from '../../../shared/chatwoot/readTemplates';
import { inboxField } from '../../fields';
import type { Operation, OperationCall, OperationResult } from '../../operation';
import { requiredIdOf } from '../../operation';

export const getTemplates: Operation = {
	value: 'getTemplates',
	name: 'Get Templates',
	action: 'Get the templates of an inbox',
	description: 'Read the WhatsApp templates of an inbox with their parameters',
	fields: [
		inboxField,
		{
			displayName: 'Approved Only',
			name: 'approvedOnly',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out templates that WhatsApp has not approved',
		},
	],
	run: readInboxTemplates,
};

async function readInboxTemplates({ client, parameter, now }: OperationCall): Promise<OperationResult> {
	const inboxId = requiredIdOf(parameter('inboxId'), 'Inbox');
	const inbox = await readAfresh(client, inboxId, now);
	if (!Array.isArray(inbox.message_templates)) {
		throw refusal(
			`The inbox "${String(inbox.name)}" holds no WhatsApp templates.`,
			'Choose a WhatsApp inbox; if it is one, press Sync Templates in its settings in Chatwoot.',
		);
	}
	const templates = readTemplates(inbox);
	const wanted = parameter('approvedOnly') === false ? templates : templates.filter(isApproved);
	return wanted.map((template) => ({ ...template, inboxId }));
}
