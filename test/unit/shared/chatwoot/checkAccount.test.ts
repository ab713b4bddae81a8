import { checkAccount } from '../../../../nodes/shared/chatwoot/checkAccount';
import type { AccountAnswers, TokenOwner } from '../../../../nodes/shared/chatwoot/checkAccount';

type Row = [string, TokenOwner, AccountAnswers, boolean, RegExp];

const rows: Row[] = [
	['a user of the account', 'user', { account: { status: 200, body: [{ id: 1 }] } }, true, /Connected/],
	['a web page answers 200', 'user', { account: { status: 200, body: '<html>' } }, false, /does not answer like Chatwoot/],
	['a web page answers 404', 'user', { account: { status: 404, body: '<html>' } }, false, /does not answer like Chatwoot/],
	['another program that answers JSON', 'user', { account: { status: 404, body: { message: 'not found' } }, profile: { status: 404, body: { message: 'not found' } } }, false, /does not answer like Chatwoot/],
	['a redirect', 'user', { account: { status: 301, body: '' } }, false, /redirects.*https/],
	['a name nobody has', 'user', { account: { code: 'ENOTFOUND' } }, false, /No server has the name/],
	['nothing listens', 'user', { account: { code: 'ECONNREFUSED' } }, false, /Nothing listens/],
	['a certificate of its own', 'user', { account: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' } }, false, /certificate/],
	['no answer in time', 'user', { account: { code: 'ETIMEDOUT' } }, false, /No answer.*ETIMEDOUT/],
	['a wrong token', 'user', { account: { status: 401, body: { error: 'Invalid Access Token' } } }, false, /Access Token is wrong/],
	['no token', 'user', { account: { status: 401, body: { errors: ['You need to sign in or sign up before continuing.'] } } }, false, /Access Token is wrong/],
	[
		"somebody else's account",
		'user',
		{
			account: { status: 401, body: { error: 'You are not authorized to access this account' } },
			profile: { status: 200, body: { id: 1, accounts: [{ id: 7, name: 'Tienda' }] } },
		},
		false,
		/may not use this Account ID.*7 \(Tienda\)/,
	],
	['an account that does not exist', 'user', { account: { status: 404, body: { error: 'Resource could not be found' } } }, false, /may not use this Account ID/],
	['a bot token under user', 'user', { account: { status: 401, body: { error: 'Access to this endpoint is not authorized for bots' } } }, false, /token of an agent bot/],
	['a suspended account', 'user', { account: { status: 401, body: { error: 'Account is suspended' } } }, false, /Account is suspended/],
	['too many requests', 'user', { account: { status: 429, body: 'Retry later\n' } }, false, /in a minute/],
	['a server in trouble', 'user', { account: { status: 502, body: '<html>' } }, false, /502/],
	['a bot since 4.14.2', 'agentBot', { account: { status: 404, body: { error: 'Resource could not be found' } } }, true, /agent bot/],
	['a bot before 4.14.2', 'agentBot', { account: { status: 401, body: { error: 'Access to this endpoint is not authorized for bots' } } }, true, /agent bot/],
	['a wrong bot token', 'agentBot', { account: { status: 401, body: { error: 'Invalid Access Token' } } }, false, /token is wrong/i],
	['a bot of another account', 'agentBot', { account: { status: 401, body: { error: 'You are not authorized to access this account' } } }, false, /does not belong to this account/],
	['a user token under bot', 'agentBot', { account: { status: 200, body: { id: 1 } } }, false, /token of a user/],
	['a platform app', 'platformApp', { account: { status: 200, body: [] } }, true, /platform accounts and platform users only/],
	['a user token under platform app', 'platformApp', { account: { status: 401, body: { error: 'Invalid access_token' } } }, false, /no token of a platform app.*Super Admin/],
	['a server that cannot list accounts', 'platformApp', { account: { status: 404, body: { error: 'Resource could not be found' } } }, false, /cannot test this token/],
];

describe('checkAccount', () => {
	test.each(rows)('%s', (_name, owner, answers, ok, sentence) => {
		const verdict = checkAccount(owner, answers);
		expect(verdict.message).toMatch(sentence);
		expect(verdict.ok).toBe(ok);
	});
});
