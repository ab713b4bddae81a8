import { Agent, request } from 'node:http';
import { CONTACT_NAME_HEADER, MESSAGE_ID_HEADER } from '../../whatsapp/graph';
import { asList, asObject, asText, type Json } from '../../whatsapp/json';
import { canReply } from '../life/reading';
import { failMessage, updateMessage } from '../life/messages';
import type { Message, WhatsAppChannel } from '../model';
import type { World } from '../World';
import { sessionBodies, templateBody } from './graphBody';
import { rememberSource } from './sources';
import { findApproved, toComponentForm } from './templateParams';

/** The version that Chatwoot 4.15.1 was recorded with. */
const GRAPH_VERSION = 'v13.0';
const TIMEOUT_MS = 30_000;
const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** Sends what an agent, a bot or the inbox wrote to WhatsApp, after the answer to the API call. */
export function sendReply(world: World, message: Message): void {
	const { channel } = message.conversation.inbox;
	if (channel.type !== 'Channel::Whatsapp' || message.private || message.sourceId) return;
	if (message.type !== 'outgoing' && message.type !== 'template') return;
	world.jobs.run(() => sendToWhatsApp(world, message, channel));
}

async function sendToWhatsApp(
	world: World,
	message: Message,
	channel: WhatsAppChannel,
): Promise<void> {
	const { conversation } = message;
	const to = conversation.contactInbox.sourceId;
	const given = message.additionalAttributes.template_params;
	if (given === undefined && !canReply(conversation, world.clock.now())) {
		failMessage(world, message, 'Template not found or invalid template name');
		return;
	}
	const bodies =
		given === undefined
			? sessionBodies(world, message, to)
			: [templateBody(channel, to, storeComponentForm(message, channel, asObject(given)))];
	for (const body of bodies) {
		const result = await post(world, channel, { body, message });
		if ('error' in result) failMessage(world, message, result.error);
		else noteSent(world, message, result.id);
	}
}

function noteSent(world: World, message: Message, sourceId: string): void {
	rememberSource(message.conversation.inbox, sourceId, message);
	updateMessage(world, message, { sourceId });
}

/** With a template that is approved, the stored parameters change form, without a webhook of its own. */
function storeComponentForm(message: Message, channel: WhatsAppChannel, given: Json): Json {
	if (!findApproved(channel.templates, given)) return given;
	const params = toComponentForm(given);
	message.additionalAttributes = { ...message.additionalAttributes, template_params: params };
	return params;
}

type Result = { id: string } | { error: string };

function post(
	world: World,
	{ providerConfig }: WhatsAppChannel,
	{ body, message }: { body: Json; message: Message },
): Promise<Result> {
	const url = `${world.url}/graph/${GRAPH_VERSION}/${providerConfig.phone_number_id}/messages`;
	const raw = JSON.stringify(body);
	const headers = {
		Authorization: `Bearer ${providerConfig.api_key}`,
		'Content-Type': 'application/json',
		'Content-Length': Buffer.byteLength(raw),
		[MESSAGE_ID_HEADER]: String(message.id),
		[CONTACT_NAME_HEADER]: encodeURIComponent(message.conversation.contact.name),
	};
	return new Promise((resolve) => {
		const req = request(url, { method: 'POST', headers, agent, timeout: TIMEOUT_MS }, (res) => {
			const chunks: Buffer[] = [];
			res.on('data', (chunk: Buffer) => chunks.push(chunk));
			res.on('end', () =>
				resolve(readAnswer(res.statusCode ?? 0, Buffer.concat(chunks).toString())),
			);
			res.on('error', (error) => resolve({ error: error.message }));
		});
		req.on('timeout', () => req.destroy(new Error('Net::ReadTimeout')));
		req.on('error', (error) => resolve({ error: error.message }));
		req.end(raw);
	});
}

function readAnswer(status: number, text: string): Result {
	const json = parse(text);
	const id = asText(asObject(asList(json.messages)[0]).id);
	if (status < 300 && id) return { id };
	return { error: asText(asObject(json.error).message) ?? `${status} ${text.slice(0, 100)}` };
}

function parse(text: string): Json {
	try {
		return asObject(JSON.parse(text));
	} catch {
		return {};
	}
}

/** Closes idle connections to the provider. */
export function closeProvider(): void {
	agent.destroy();
}
