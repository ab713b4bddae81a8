import { createHmac } from 'node:crypto';
import type { Chats } from './chats';
import { asList, asObject, asText, type Json } from './json';

/** The shop's number that the customer writes to, and the secret Meta signs with. */
export type WhatsAppNumber = {
	/** Base URL of the Chatwoot that listens. */
	url: string;
	/** With its plus, as in the webhook's path. */
	phoneNumber: string;
	appSecret: string;
	phoneNumberId?: string;
	/** Shows on the customer's own phone what they wrote, whatever the server says. */
	chats?: Chats;
};
export type Writing = {
	name?: string;
	id?: string;
	at?: Date;
	/** WhatsApp's id of the message that the customer replies to. */
	replyTo?: string;
	/** Tapped below that message, instead of typed. */
	isButton?: boolean;
};

let lastId = 0;

/**
 * Writes to the shop as a customer: POSTs the signed webhook that WhatsApp would.
 * @returns WhatsApp's id of the message, and the status that the webhook got.
 */
export async function writeAsCustomer(
	number: WhatsAppNumber,
	from: string,
	message: string | (Writing & { text: string }),
): Promise<{ id: string; status: number }> {
	const writing = typeof message === 'string' ? { text: message } : message;
	const at = writing.at ?? new Date();
	const id = writing.id ?? nextId(at);
	const payload = buildWebhook(number, from, { name: 'Cliente', ...writing, id, at });
	if (number.chats) recordInbound(number.chats, payload);
	const rawBody = Buffer.from(JSON.stringify(payload));
	const response = await fetch(`${number.url}/webhooks/whatsapp/${number.phoneNumber}`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			'x-hub-signature-256': signInbound(number.appSecret, rawBody),
		},
		body: rawBody,
	});
	await response.arrayBuffer();
	return { id, status: response.status };
}

/** `sha256=` and the hex HMAC over the raw bytes. */
export function signInbound(appSecret: string, rawBody: Buffer): string {
	return `sha256=${createHmac('sha256', appSecret).update(rawBody).digest('hex')}`;
}

/** Notes in `chats` what customers wrote, from a webhook's body; a known message is left alone. */
export function recordInbound(chats: Chats, webhook: unknown): void {
	const changes = asList(asObject(webhook).entry).flatMap((entry) =>
		asList(asObject(entry).changes),
	);
	for (const change of changes) {
		const { messages, contacts } = asObject(asObject(change).value);
		const names = asList(contacts).map(asObject);
		for (const message of asList(messages).map(asObject)) recordOne(chats, message, names);
	}
}

function recordOne(chats: Chats, message: Json, contacts: Json[]): void {
	const from = asText(message.from);
	const id = asText(message.id);
	if (from === undefined || id === undefined) return;
	const profile = asObject(contacts.find(({ wa_id }) => wa_id === from)?.profile);
	const text = asText(asObject(message.text).body) ?? asText(asObject(message.button).text) ?? `[${String(message.type)}]`;
	const at = new Date(Number(message.timestamp) * 1_000);
	chats.record(from, { from: 'customer', text, at, id }, asText(profile.name));
}

type Written = Writing & { text: string; name: string; id: string; at: Date };

function buildWebhook(number: WhatsAppNumber, from: string, { text, name, id, at, replyTo, isButton }: Written): Json {
	const waId = from.replace(/\D/g, '');
	const value = {
		messaging_product: 'whatsapp',
		metadata: {
			display_phone_number: number.phoneNumber.replace(/\D/g, ''),
			phone_number_id: number.phoneNumberId ?? '555000111',
		},
		contacts: [{ profile: { name }, wa_id: waId }],
		messages: [
			{
				from: waId,
				id,
				timestamp: String(Math.floor(at.getTime() / 1_000)),
				...(replyTo ? { context: { from: number.phoneNumber.replace(/\D/g, ''), id: replyTo } } : {}),
				...(isButton ? { type: 'button', button: { payload: text, text } } : { type: 'text', text: { body: text } }),
			},
		],
	};
	const entry = [{ id: '555000222', changes: [{ value, field: 'messages' }] }];
	return { object: 'whatsapp_business_account', entry };
}

function nextId(at: Date): string {
	lastId = Math.max(lastId + 1, at.getTime() * 1_000);
	return `wamid.${lastId}`;
}
