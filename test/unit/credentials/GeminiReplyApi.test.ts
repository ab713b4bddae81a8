import { GeminiReplyApi } from '../../../credentials/GeminiReplyApi.credentials';

const credentials = { apiKey: ' k3y ', baseUrl: ' https://gemini.example/v1beta/ ' };
const authenticate = async (url: string) => await new GeminiReplyApi().authenticate(credentials, { url });

test('completes address and key, which goes in a header', async () => {
	expect(await authenticate('/v1beta/models')).toEqual({
		baseURL: 'https://gemini.example',
		url: '/v1beta/models',
		headers: { 'x-goog-api-key': 'k3y' },
	});
});

test('an address of the same server keeps it and gets the key', async () => {
	const url = 'https://gemini.example/v1beta/models';
	expect(await authenticate(url)).toEqual({ url, headers: { 'x-goog-api-key': 'k3y' } });
});

test.each(['https://evil.example/v1beta/models', 'https://gemini.example.evil.example/', '//evil.example/x'])('the key does not go to %s', async (url) => {
	expect(await authenticate(url)).toEqual({ url });
});
