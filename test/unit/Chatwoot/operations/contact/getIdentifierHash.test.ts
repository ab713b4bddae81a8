import { getIdentifierHash } from '../../../../../nodes/Chatwoot/operations/contact/getIdentifierHash';
import { refusalOf, runOperation } from '../runOperation';

const TOKEN = 'wNUrcn6fjrPrhWmDzrrXABTP';
const website = { id: 5, name: 'Shop page', channel_type: 'Channel::WebWidget', hmac_mandatory: true, hmac_token: TOKEN };

// printf '%s' 'customer:17' | openssl dgst -sha256 -hmac 'wNUrcn6fjrPrhWmDzrrXABTP'
const vectors: Array<[string, unknown, string]> = [
	['an identifier', 'customer:17', '28aab92370ef36bf220064f4b65f2fb8daa8278652e2b274041805ee36fef398'],
	['an e-mail', 'ana@example.com', 'f40c33871da4b7ac10326d9f921deca959e177375c161458b6693ec251422c4f'],
	['letters beyond ASCII', 'Ñandú 1', '8f4dfb5ff8a5e78e04afb9ae662e81842295407464569afc7ec15cfc395d03a8'],
];
it.each(vectors)('%s', async (_name, identifier, identifierHash) => {
	const { output, asked } = await runOperation(getIdentifierHash, { inboxId: 5, identifier }, [website]);
	expect(output).toEqual({ inboxId: 5, identifier, identifierHash });
	expect(asked).toEqual([{ to: 'GET /inboxes/5' }]);
});

it('a number is signed as its digits, which is what it leaves as', async () => {
	const { output } = await runOperation(getIdentifierHash, { inboxId: 5, identifier: 17 }, [website]);
	expect(output).toEqual({ inboxId: 5, identifier: '17', identifierHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
});

it('an API inbox has a key, too', async () => {
	const { output } = await runOperation(getIdentifierHash, { inboxId: 5, identifier: 'customer:17' }, [{ ...website, channel_type: 'Channel::Api' }]);
	expect(output).toMatchObject({ identifierHash: vectors[0]?.[2] });
});

const refusals: Array<[string, object, object, RegExp]> = [
	['no identifier', { identifier: ' ' }, {}, /^Identifier is empty/],
	['an agent\'s token', {}, { hmac_token: undefined }, /^Chatwoot did not show the key of the inbox "Shop page"\. Only administrators see it/],
	['an inbox of another kind', {}, { channel_type: 'Channel::Whatsapp' }, /does not validate identities\. Choose a website or API inbox/],
];
it.each(refusals)('%s is refused in words, without the key', async (_name, given, answer, words) => {
	const refusal = await refusalOf(getIdentifierHash, { inboxId: 5, identifier: 'customer:17', ...given }, [{ ...website, ...answer }]);
	expect(refusal).toMatch(words);
	expect(refusal).not.toContain(TOKEN);
});
