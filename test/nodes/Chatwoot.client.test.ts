import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { connectChatwoot } from '../../nodes/shared/chatwoot/client';
import type { ChatwootApi } from '../../nodes/shared/chatwoot/types';

/** The address a request goes to, before the credential completes it. */
async function addressOf(api: ChatwootApi | undefined, accountId?: number): Promise<string> {
	const asked: string[] = [];
	const context = {
		getCredentials: async () => ({ baseUrl: 'https://chat.example/', accountId: 7 }),
		getNode: () => ({ name: 'Chatwoot' }),
		helpers: {
			httpRequestWithAuthentication: async (_credential: string, { url }: IHttpRequestOptions) => {
				asked.push(url);
				return { statusCode: 200, headers: {}, body: {} };
			},
		},
	};
	const client = await connectChatwoot(Object.assign(Object.create(null) as IExecuteFunctions, context), { accountId });
	await client.request({ method: 'GET', api, path: '/x' });
	return asked.join();
}

test.each<[ChatwootApi | undefined, number | undefined, string]>([
	[undefined, undefined, '/api/v1/accounts/{account}/x'],
	[undefined, 9, '/api/v1/accounts/9/x'],
	['account', 9, '/api/v1/accounts/9/x'],
	['reports', undefined, '/api/v2/accounts/{account}/x'],
	['reports', 9, '/api/v2/accounts/9/x'],
	['own', 9, '/api/v1/x'],
	['platform', 9, '/platform/api/v1/x'],
])('part %s of account %s', async (api, accountId, address) => {
	expect(await addressOf(api, accountId)).toBe(address);
});
