import { isRecord } from './errors';

/**
 * Keys that let whoever reads them act for the shop: provider_config of WhatsApp, hmac_token, imap_password,
 * access_token of a bot… Chatwoot shows them to administrators; workflow data is stored and read by more people.
 */
const SECRET = /secret|token|password|provider_config|api_key/i;
/** What the shop itself wrote: its keys mean what the shop wants. */
const OWN_KEYS = new Set(['additional_attributes', 'content_attributes', 'custom_attributes']);

/** The same JSON without tokens, passwords and keys of channels, however deep they are. */
export function stripSecrets(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(stripSecrets);
	if (!isRecord(value)) return value;
	const entries = Object.entries(value).filter(([key]) => !SECRET.test(key));
	return Object.fromEntries(
		entries.map(([key, inner]) => [key, OWN_KEYS.has(key) ? inner : stripSecrets(inner)]),
	);
}
