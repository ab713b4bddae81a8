import { readInbox } from '../../../shared/chatwoot/inboxCache';
import { withLock } from '../../../shared/chatwoot/keyLock';
import { isUncertain, SETTLE_MS } from '../../../shared/chatwoot/sendOnce';
import type { JsonRecord } from '../../../shared/chatwoot/types';
import { contactField, inboxField } from '../../fields';
import type { Operation, OperationCall, OperationResult } from '../../operation';
import { requiredIdOf } from '../../operation';
import { sourceIdFor } from '../notification/chooseConversation';
import { conversationOutput } from '../outputOf';
import { requestRecord } from '../requestRecord';
import { conversationBody, conversationOptions } from './conversationBody';
import { findOpen } from './findOpen';
import { readOwner } from './readOwner';

export const findOrCreate: Operation = {
	value: 'findOrCreate',
	name: 'Find or Create',
	action: 'Find or create a conversation',
	description: 'Take the newest conversation of the contact in the inbox that is not resolved, or open one',
	fields: [inboxField, contactField, conversationOptions],
	run: async (call) => {
		const inboxId = requiredIdOf(call.parameter('inboxId'), 'Inbox');
		const contactId = requiredIdOf(call.parameter('contactId'), 'Contact');
		const place = { inboxId, contactId };
		const lock = `${call.client.account}/open/${inboxId}/${contactId}`;
		return await withLock(lock, async () => await takeOrOpen(call, place));
	},
};

type Place = { inboxId: number; contactId: number };

async function takeOrOpen(call: OperationCall, place: Place): Promise<OperationResult> {
	const { found, knownIds } = await findOpen(call.client, place);
	if (found) return conversationOutput(found, { created: false });
	const body = await bodyFor(call, place);
	try {
		const request = { method: 'POST', path: '/conversations', body } as const;
		const made = await requestRecord(call.client, request, 'a conversation');
		// An inbox with one conversation per contact hands back the old one.
		return conversationOutput(made, { created: !knownIds.includes(Number(made.id)) });
	} catch (error) {
		return await lookAgain(call, place, error);
	}
}

/** A source ID that is always the same lets the server refuse the second of two simultaneous requests. */
async function bodyFor(call: OperationCall, place: Place): Promise<JsonRecord> {
	const { client, now } = call;
	const body = await conversationBody(call);
	const { inbox } = await readInbox(client, place.inboxId, now);
	const owner = await readOwner(client, place.contactId);
	const sourceId = sourceIdFor(owner, place.inboxId, String(inbox.channel_type ?? ''));
	return sourceId ? { source_id: sourceId, ...body } : body;
}

/** After a lost answer, or a refusal because somebody else was quicker, it may be there. */
async function lookAgain({ client }: OperationCall, place: Place, failure: unknown): Promise<OperationResult> {
	await client.wait(SETTLE_MS);
	const { found } = await findOpen(client, place);
	if (!found) throw failure;
	return conversationOutput(found, { created: isUncertain(failure) });
}
