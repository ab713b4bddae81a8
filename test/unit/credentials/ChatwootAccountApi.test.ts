import { ChatwootAccountApi } from '../../../credentials/ChatwootAccountApi.credentials';

const credentials = { baseUrl: ' https://chat.example/ ', accountId: 7, accessToken: ' t0ken ', tokenOwner: 'user' };
const authenticate = async (options: Record<string, unknown>) =>
	await new ChatwootAccountApi().authenticate(credentials, { url: '', ...options } as Parameters<ChatwootAccountApi['authenticate']>[1]);

describe('authenticate', () => {
	test('completes address, account and token', async () => {
		expect(await authenticate({ url: '/api/v1/accounts/{account}/contacts', headers: { accept: 'x' } })).toEqual({
			baseURL: 'https://chat.example',
			url: '/api/v1/accounts/7/contacts',
			headers: { accept: 'x', 'api-access-token': 't0ken' },
		});
	});

	test("leaves a node's own account alone", async () => {
		expect(await authenticate({ url: '/api/v1/accounts/9/contacts' })).toMatchObject({ url: '/api/v1/accounts/9/contacts' });
	});

	test('an address of the same server keeps it and gets the token', async () => {
		const options = { url: 'https://chat.example/api/v1/profile' };
		expect(await authenticate(options)).toEqual({ ...options, headers: { 'api-access-token': 't0ken' } });
	});

	test('the HTTP Request node names it uri', async () => {
		const options = { url: undefined, uri: 'https://chat.example/api/v1/profile' };
		expect(await authenticate(options)).toMatchObject({ headers: { 'api-access-token': 't0ken' } });
	});

	test.each([
		['another server', 'https://evil.example/api/v1/profile'],
		['a server whose name only begins alike', 'https://chat.example.evil.example/'],
		['another protocol', 'http://chat.example/api'],
		['an address without protocol', '//evil.example/api'],
	])('the token does not go to %s', async (_name, url) => {
		expect(await authenticate({ url })).toEqual({ url });
	});
});
