import { isRecord } from './errors';

/**
 * Keys that let whoever reads them act for the shop. Chatwoot shows them to administrators, in inboxes, bots
 * and users; workflow data is kept in n8n's database and read by more people.
 */
const SECRET_KEYS = new Set([
	'access_token',
	'api_key',
	'auth_token',
	'bot_token',
	'hmac_token',
	'imap_password',
	'line_channel_secret',
	'line_channel_token',
	'page_access_token',
	'provider_config',
	'pubsub_token',
	'secret',
	'smtp_password',
	'user_access_token',
	'webhook_verify_token',
]);
/** What the shop itself wrote: its keys mean what the shop wants. */
const OWN_KEYS = new Set(['additional_attributes', 'content_attributes', 'custom_attributes']);

/** The same JSON without tokens, passwords and keys of channels, however deep they are. */
export function stripSecrets(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(stripSecrets);
	if (!isRecord(value)) return value;
	const entries = Object.entries(value).filter(([key]) => !SECRET_KEYS.has(key));
	return Object.fromEntries(
		entries.map(([key, inner]) => [key, OWN_KEYS.has(key) ? inner : stripSecrets(inner)]),
	);
}
