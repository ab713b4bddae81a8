import { readAfresh, readInbox } from '../../../shared/chatwoot/inboxCache';
import { withLock } from '../../../shared/chatwoot/keyLock';
import { readTemplates } from '../../../shared/chatwoot/readTemplates';
import type { JsonRecord } from '../../../shared/chatwoot/types';
import type { Operation, OperationCall, OperationResult } from '../../operation';
import type { Delivery } from './deliver';
import { deliver } from './deliver';
import { sendFields } from './sendFields';
import type { Channel, MessagePlan } from './planMessage';
import { planMessage } from './planMessage';
import type { NotificationWish } from './readWish';
import { readWish } from './readWish';

/** Names the package's order notices in their marks. */
export const NOTICE_SOURCE = 'chatwoot.notification';

export const send: Operation = {
	value: 'send',
	name: 'Send',
	action: 'Send a notification',
	description: 'Find or create the customer and the conversation and send a text or a template, once',
	fields: sendFields,
	run: sendNotification,
};

async function sendNotification(call: OperationCall): Promise<OperationResult> {
	const { client, contacts, now } = call;
	const wish = readWish(call.parameter, call.item);
	const { inbox, fromCache } = await readInbox(client, wish.inboxId, now);
	const delivery: Delivery = {
		client,
		wish,
		channel: readChannel(inbox),
		mark: { source: NOTICE_SOURCE, key: wish.idempotencyKey ?? call.callKey },
		plan: async (windowOpen) => await planWithFreshInbox(call, { wish, inbox, fromCache, windowOpen }),
		by: call.callKey,
		memo: contacts,
		now,
	};
	// One notice per key, and one customer at a time, or two orders of a new customer would make her twice.
	const person = wish.phone ?? wish.email ?? wish.identifier ?? '';
	return await withLock(`${client.account}/key/${delivery.mark.key}`, async () =>
		await withLock(`${client.account}/person/${person}`, async () => await deliver(delivery)),
	);
}

type PlanInput = { wish: NotificationWish; inbox: JsonRecord; fromCache: boolean; windowOpen: boolean };

/** A remembered inbox may not know a template that was approved since: before refusing, it is read again. */
async function planWithFreshInbox(
	{ client, now }: OperationCall,
	{ wish, inbox, fromCache, windowOpen }: PlanInput,
): Promise<MessagePlan> {
	const planned = planMessage(wish, readChannel(inbox), windowOpen);
	if (!('refuse' in planned) || !fromCache) return planned;
	const fresh = await readAfresh(client, wish.inboxId, now);
	return planMessage(wish, readChannel(fresh), windowOpen);
}

/** What an inbox record says of its channel. */
function readChannel(inbox: JsonRecord): Channel {
	const type = String(inbox.channel_type ?? '');
	const twilioWhatsApp = type === 'Channel::TwilioSms' && inbox.medium === 'whatsapp';
	return {
		type,
		hasWindow: type === 'Channel::Whatsapp' || twilioWhatsApp,
		templates: readTemplates(inbox),
	};
}
