import assert from 'node:assert/strict';

import type { Checks } from './checks';
import type { Shop } from './openShop';

/** The Test button of the Chatwoot credential, pressed in the real n8n. */
export async function checkCredentialTest(checks: Checks, { n8n, simulator, credentials }: Shop): Promise<void> {
	const good = {
		baseUrl: simulator.url,
		accountId: simulator.accountId,
		accessToken: simulator.tokens.admin,
		tokenOwner: 'user',
	};
	const rows: Array<[string, Partial<typeof good>, string, RegExp]> = [
		['the right values', {}, 'OK', /Connected/],
		['a slash at the end', { baseUrl: `${simulator.url}/` }, 'OK', /Connected/],
		['a wrong token', { accessToken: 'wrong' }, 'Error', /Access Token is wrong/],
		['a wrong account', { accountId: 987 }, 'Error', /may not use this Account ID/],
		['a bot token', { accessToken: simulator.tokens.bot }, 'Error', /agent bot/],
		['a bot token as a bot', { accessToken: simulator.tokens.bot, tokenOwner: 'agentBot' }, 'OK', /agent bot/],
		['a user token as a platform app', { tokenOwner: 'platformApp' }, 'Error', /no token of a platform app/],
		['nothing there', { baseUrl: 'http://127.0.0.1:9' }, 'Error', /Nothing listens/],
		['a web page instead', { baseUrl: n8n.url }, 'Error', /does not answer like Chatwoot/],
		['no address', { baseUrl: 'chat.example' }, 'Error', /https:\/\//],
	];
	for (const [name, changes, status, sentence] of rows) {
		await checks.run(`credential test: ${name}`, async () => {
			const saved = credentials.chatwootAccountApi;
			const credential = { ...saved, type: 'chatwootAccountApi', data: { ...good, ...changes } };
			const verdict = await n8n.api.testCredential(credential);
			assert.match(verdict.message, sentence);
			assert.equal(verdict.status, status);
		});
	}
}
