import { asText, type Json } from '../../whatsapp/json';
import { ApiError, invalid } from '../http/ApiError';
import { empty, ok } from '../http/Answer';
import { findIn, texts, unwrap } from '../http/read';
import type { Call, Router } from '../http/Router';
import type { Webhook } from '../model';
import { createToken } from '../tokens';

const admin = { admin: true };
const DEFAULT_EVENTS = [
	'conversation_status_changed',
	'conversation_updated',
	'conversation_created',
	'contact_created',
	'contact_updated',
	'message_created',
	'message_updated',
	'webwidget_triggered',
];
const ALL_EVENTS = [
	...DEFAULT_EVENTS,
	'inbox_created',
	'inbox_updated',
	'conversation_typing_on',
	'conversation_typing_off',
];

export function addWebhookRoutes(router: Router): void {
	router
		.add('GET', 'webhooks', list, admin)
		.add('POST', 'webhooks', create, admin)
		.add('PATCH', 'webhooks/:id', update, admin)
		.add('PUT', 'webhooks/:id', update, admin)
		.add('DELETE', 'webhooks/:id', remove, admin);
}

function list({ account }: Call) {
	return ok({ payload: { webhooks: [...account.webhooks.values()].map(shown) } });
}

function shown({ id, name, url, accountId, subscriptions, secret }: Webhook): Json {
	return { id, name, url, account_id: accountId, subscriptions, secret };
}

function create({ account, world, body }: Call) {
	const given = unwrap(body, 'webhook');
	if (Object.keys(given).length === 0) {
		throw ApiError.unprocessable('param is missing or the value is empty: webhook');
	}
	const webhook: Webhook = {
		id: 0,
		accountId: account.id,
		name: asText(given.name) ?? null,
		url: asText(given.url) ?? '',
		subscriptions: 'subscriptions' in given ? texts(given.subscriptions) : DEFAULT_EVENTS,
		secret: createToken(),
	};
	validate(webhook, account.webhooks.values());
	webhook.id = world.nextId('webhook');
	account.webhooks.set(webhook.id, webhook);
	return ok({ payload: { webhook: shown(webhook) } });
}

function update({ account, body, path }: Call) {
	const webhook = findIn(account.webhooks, path.id);
	const given = unwrap(body, 'webhook');
	const wanted: Webhook = {
		...webhook,
		...('name' in given ? { name: asText(given.name) ?? null } : {}),
		...('url' in given ? { url: asText(given.url) ?? '' } : {}),
		...('subscriptions' in given ? { subscriptions: texts(given.subscriptions) } : {}),
	};
	const others = [...account.webhooks.values()].filter(({ id }) => id !== webhook.id);
	validate(wanted, others);
	Object.assign(webhook, wanted);
	return ok({ payload: { webhook: shown(webhook) } });
}

function remove({ account, path }: Call) {
	const { id } = findIn(account.webhooks, path.id);
	account.webhooks.delete(id);
	return empty();
}

function validate({ url, subscriptions }: Webhook, others: Iterable<Webhook>): void {
	const problems: Array<[string, string]> = [];
	if ([...others].some((other) => other.url === url)) {
		problems.push(['url', 'Url has already been taken']);
	}
	if (!isHttpUrl(url)) problems.push(['url', 'Url is invalid']);
	const areKnown = subscriptions.every((event) => ALL_EVENTS.includes(event));
	if (subscriptions.length === 0 || !areKnown) {
		problems.push(['subscriptions', 'Subscriptions Invalid events']);
	}
	if (problems.length > 0) throw invalid(problems);
}

function isHttpUrl(url: string): boolean {
	return /^https?:\/\//.test(url) && URL.canParse(url);
}
