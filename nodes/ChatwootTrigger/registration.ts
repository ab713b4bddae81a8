import { readRecord, readRows } from '../shared/chatwoot/envelopes';
import { ChatwootError, isRecord } from '../shared/chatwoot/errors';
import type { ChatwootClient, JsonRecord } from '../shared/chatwoot/types';

/** An account webhook as Chatwoot shows it. `secret` is null before 4.11.2, which signs nothing. */
export type Registration = { id: number; url: string; secret: string | null; events: string[] };

export type WebhookWish = { url: string; name: string; events: string[] };

export type Registered = {
	registration: Registration;
	/** Events that this server does not know, so that it was not asked for them. */
	droppedEvents: string[];
};

type Attempt = { registration: Registration } | { refused: ChatwootError };

/**
 * What servers learned to send, the newest first: 4.2, 3.2, 2.14, 2.5. A server that does not know
 * one of these knows none of the earlier lines either, and refuses the whole list.
 */
const NEWEST_EVENTS_FIRST = [
	['conversation_typing_on', 'conversation_typing_off'],
	['inbox_created', 'inbox_updated'],
	['contact_created', 'contact_updated'],
	['conversation_created'],
];

/** The webhook with exactly this URL. Rejects when the token may not list webhooks. */
export async function findWebhook(
	client: ChatwootClient,
	url: string,
): Promise<Registration | undefined> {
	const body = await client.request({ method: 'GET', path: '/webhooks' });
	return readRows(body)
		?.map(readRegistration)
		.find((webhook) => webhook?.url === url);
}

/** True when the webhook sends the wanted events and no other. */
export function sendsExactly({ events }: Registration, wanted: string[]): boolean {
	return events.length === wanted.length && wanted.every((event) => events.includes(event));
}

/**
 * Makes the webhook, or takes over the one that has the URL already, and leaves out what this server
 * does not know.
 *
 * @throws ChatwootError when the token is no administrator's, or when no chosen event is known
 */
export async function registerWebhook(
	client: ChatwootClient,
	wish: WebhookWish,
): Promise<Registered> {
	let events = wish.events;
	let attempt = await createOrAdopt(client, wish);
	for (const newest of NEWEST_EVENTS_FIRST) {
		if ('registration' in attempt) break;
		const fewer = events.filter((event) => !newest.includes(event));
		if (fewer.length === events.length) continue;
		events = fewer;
		if (events.length === 0) throw noEventLeft(wish.events, attempt.refused);
		attempt = await createOrAdopt(client, { ...wish, events });
	}
	if ('refused' in attempt) throw attempt.refused;
	const droppedEvents = wish.events.filter((event) => !events.includes(event));
	return { registration: attempt.registration, droppedEvents };
}

/**
 * Deletes the webhook that was registered as `own`, when it still has the URL.
 *
 * @returns what became of it: `gone` when somebody deleted it before
 */
export async function removeWebhook(
	client: ChatwootClient,
	own: { id: number; url: string },
): Promise<'deleted' | 'gone'> {
	const there = await findWebhook(client, own.url);
	if (there?.id !== own.id) return 'gone';
	const path = `/webhooks/${own.id}`;
	return await client.request({ method: 'DELETE', path, repeatable: true }).then(
		() => 'deleted',
		(error: unknown) => {
			if (error instanceof ChatwootError && error.details.status === 404) return 'gone';
			throw error;
		},
	);
}

/** Sends it once more after a lost answer: an URL can be registered only once, so the second finds the first. */
async function createOrAdopt(client: ChatwootClient, wish: WebhookWish): Promise<Attempt> {
	const { url, name, events: subscriptions } = wish;
	const body = { webhook: { url, name, subscriptions } };
	const made = await write(client, { method: 'POST', path: '/webhooks', body });
	if ('registration' in made || refuses(made.refused, 'subscriptions')) return made;
	const there = await findWebhook(client, url);
	if (!there) throw made.refused;
	if (sendsExactly(there, subscriptions)) return { registration: there };
	const path = `/webhooks/${there.id}`;
	const changed = await write(client, { method: 'PATCH', path, body: { webhook: { url, subscriptions } } });
	if ('refused' in changed) return changed;
	// The answer to a change may lack the secret.
	const { registration } = changed;
	return { registration: { ...registration, secret: registration.secret ?? there.secret } };
}

type Write = { method: 'POST' | 'PATCH'; path: string; body: JsonRecord };

async function write(client: ChatwootClient, request: Write): Promise<Attempt> {
	const answer = await client.request({ ...request, repeatable: true }).then(
		(body) => ({ body }),
		(error: unknown) => {
			if (refuses(error, 'url') || refuses(error, 'subscriptions')) return { refused: error };
			throw error;
		},
	);
	if ('refused' in answer) return answer;
	const registration = readRegistration(readRecord(answer.body));
	if (registration) return { registration };
	throw new ChatwootError(
		`Chatwoot's answer to ${request.method} ${request.path} holds no webhook.`,
		'Check the Base URL in the Chatwoot credential.',
		{ method: request.method, path: request.path, status: 200, attributes: [], uncertain: true },
	);
}

function refuses(error: unknown, attribute: 'url' | 'subscriptions'): error is ChatwootError {
	if (!(error instanceof ChatwootError) || error.details.status !== 422) return false;
	return error.details.attributes.includes(attribute);
}

function noEventLeft(events: string[], refused: ChatwootError): ChatwootError {
	return new ChatwootError(
		`This Chatwoot server knows none of the chosen events (${events.join(', ')}).`,
		'Choose other events, or update Chatwoot.',
		refused.details,
	);
}

/** Also reads what static data remembers. */
export function readRegistration(value: unknown): Registration | undefined {
	if (!isRecord(value) || typeof value.id !== 'number' || typeof value.url !== 'string') return undefined;
	const { id, url, secret } = value;
	const names = value.subscriptions ?? value.events;
	return {
		id,
		url,
		secret: typeof secret === 'string' && secret !== '' ? secret : null,
		events: Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : [],
	};
}
