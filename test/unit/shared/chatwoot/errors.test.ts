import { describeFailure, readErrorAttributes, readErrorText } from '../../../../nodes/shared/chatwoot/errors';

describe('readErrorText', () => {
	const rows: Array<[string, unknown, string]> = [
		['nothing', undefined, ''],
		['an empty body', '', ''],
		['null', null, ''],
		['an HTML page says nothing to a person', '<!DOCTYPE html><title>404</title>', ''],
		['plain text', 'Retry later\n', 'Retry later'],
		['message and attributes', { message: 'Phone number has already been taken', attributes: ['phone_number'] }, 'Phone number has already been taken'],
		['error', { error: 'Invalid Access Token' }, 'Invalid Access Token'],
		['error beside status', { status: 500, error: 'Internal Server Error' }, 'Internal Server Error'],
		['errors as texts', { errors: ['You need to sign in or sign up before continuing.'] }, 'You need to sign in or sign up before continuing.'],
		['errors as objects', { errors: [{ message: 'a' }, { message: 'b' }] }, 'a; b'],
		['a body of another kind', { ok: false }, ''],
		['a list', ['x'], ''],
		['several lines become one', { error: 'a\n  b' }, 'a b'],
	];
	test.each(rows)('%s', (_name, body, expected) => {
		expect(readErrorText(body)).toBe(expected);
	});

	test('a long text is cut', () => {
		expect(readErrorText('x'.repeat(5000))).toBe(`${'x'.repeat(300)}…`);
	});
});

describe('readErrorAttributes', () => {
	test.each([
		['none', {}, []],
		['one', { attributes: ['email'] }, ['email']],
		['only texts count', { attributes: ['email', 3, null] }, ['email']],
		['not a record', 'x', []],
	])('%s', (_name, body, expected) => {
		expect(readErrorAttributes(body)).toEqual(expected);
	});
});

describe('describeFailure', () => {
	const answer = { method: 'POST', path: '/contacts', writes: true };
	const rows: Array<[string, Parameters<typeof describeFailure>[0], RegExp, boolean]> = [
		['no answer to a write leaves it open', { ...answer, status: undefined, body: undefined, code: 'ECONNRESET' }, /no answer to POST \/contacts\. .*Idempotency Key is not sent twice\. \(ECONNRESET\)/, true],
		['no connection means nothing happened', { ...answer, status: undefined, body: undefined, code: 'ECONNREFUSED' }, /Base URL.*is running/, false],
		['an unknown name means nothing happened', { ...answer, status: undefined, body: undefined, code: 'ENOTFOUND' }, /no server has that name/, false],
		['no answer to a reading leaves nothing open', { ...answer, method: 'GET', writes: false, status: undefined, body: undefined }, /gave no answer to GET/, false],
		['500 on a write leaves it open', { ...answer, status: 500, body: { error: 'Internal Server Error' } }, /answered 500 to POST \/contacts: "Internal Server Error"/, true],
		['422 is certain', { ...answer, status: 422, body: { message: 'Email is invalid', attributes: ['email'] } }, /422.*"Email is invalid".*Change the value/, false],
		['a wrong token', { ...answer, status: 401, body: { error: 'Invalid Access Token' } }, /token is wrong or was renewed/, false],
		['a bot token', { ...answer, status: 401, body: { error: 'Access to this endpoint is not authorized for bots' } }, /agent bot/, false],
		['an agent token', { ...answer, status: 401, body: { error: 'You are not authorized to do this action' } }, /needs an administrator/, false],
		['a wrong account', { ...answer, status: 401, body: { error: 'You are not authorized to access this account' } }, /Account ID/, false],
		['a suspended account still gets advice', { ...answer, status: 401, body: { error: 'Account is suspended' } }, /Account is suspended.*Check the access token/, false],
		['a request that an older server does not know', { ...answer, status: 404, body: '' }, /too old for it, or the Base URL leads somewhere else/, false],
		['a person where a platform app is needed', { ...answer, status: 401, body: { error: 'Invalid access_token' } }, /token of a platform app/, false],
		['something gone', { ...answer, status: 404, body: { error: 'Resource could not be found' } }, /does not exist in this account/, false],
		['a redirect', { ...answer, status: 301, body: '' }, /redirects/, false],
		['too many requests', { ...answer, status: 429, body: 'Retry later\n' }, /"Retry later".*in a minute/, false],
		['a proxy page is not quoted', { ...answer, status: 502, body: '<html>Bad Gateway</html>' }, /^Chatwoot answered 502 to POST \/contacts\. /, true],
	];
	test.each(rows)('%s', (_name, failedAnswer, sentence, uncertain) => {
		const error = describeFailure(failedAnswer);
		expect(error.message).toMatch(sentence);
		expect(error.details.uncertain).toBe(uncertain);
	});
});
