import { stripSecrets } from '../../../../nodes/shared/chatwoot/stripSecrets';

const rows: Array<[string, unknown, unknown]> = [
	['tokens and passwords of a channel', { id: 1, hmac_token: 'x', imap_password: 'x', provider_config: { api_key: 'x' } }, { id: 1 }],
	['the token of a bot, deep inside', { meta: { assignee: [{ id: 2, access_token: 'x', secret: 'x' }] } }, { meta: { assignee: [{ id: 2 }] } }],
	['the socket token of a contact', { id: 3, pubsub_token: 'x' }, { id: 3 }],
	['keys that the shop chose itself stay', { custom_attributes: { gift_token: 'GIFT' }, content_attributes: { token: 1 }, additional_attributes: { secret: 's' } }, { custom_attributes: { gift_token: 'GIFT' }, content_attributes: { token: 1 }, additional_attributes: { secret: 's' } }],
	['null, texts and numbers', [null, 'token', 1, true], [null, 'token', 1, true]],
];

test.each(rows)('%s', (_name, value, expected) => {
	expect(stripSecrets(value)).toEqual(expected);
});
