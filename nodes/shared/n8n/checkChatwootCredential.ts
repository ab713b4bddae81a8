import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import type { ProbeAnswer, TokenOwner } from '../chatwoot/checkAccount';
import { checkAccount } from '../chatwoot/checkAccount';
import { isRecord } from '../chatwoot/errors';

const TEST_TIMEOUT_MS = 10_000;
const TOKEN_OWNERS: TokenOwner[] = ['user', 'agentBot', 'platformApp'];

/**
 * The "Test" button of the Chatwoot credential: asks the account, and the profile when the account refuses.
 * Credential tests get no other HTTP function from n8n than this one, so it cannot go through the client.
 */
export async function checkChatwootCredential(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const data = credential.data ?? {};
	const baseUrl = String(data.baseUrl ?? '').trim().replace(/\/+$/, '');
	if (!/^https?:\/\/[^/]/i.test(baseUrl)) {
		return { status: 'Error', message: 'The Base URL must start with https:// and name your Chatwoot server.' };
	}
	const tokenOwner = TOKEN_OWNERS.find((owner) => owner === data.tokenOwner) ?? 'user';
	const ask = async (path: string): Promise<ProbeAnswer> =>
		await probe(this, `${baseUrl}${path}`, String(data.accessToken ?? '').trim());
	const account = await ask(probePath(tokenOwner, String(data.accountId)));
	const refused = account.status !== undefined && account.status !== 200 && account.status < 500;
	const profile = refused && tokenOwner === 'user' ? await ask('/api/v1/profile') : undefined;
	const { ok, message } = checkAccount(tokenOwner, { account, profile });
	return { status: ok ? 'OK' : 'Error', message };
}

function probePath(tokenOwner: TokenOwner, accountId: string): string {
	if (tokenOwner === 'platformApp') return '/platform/api/v1/accounts';
	return `/api/v1/accounts/${accountId}${tokenOwner === 'agentBot' ? '/conversations/0' : '/agents'}`;
}

async function probe(
	context: ICredentialTestFunctions,
	uri: string,
	token: string,
): Promise<ProbeAnswer> {
	try {
		const response: unknown = await context.helpers.request({
			method: 'GET',
			uri,
			headers: { 'api-access-token': token },
			json: true,
			timeout: TEST_TIMEOUT_MS,
			simple: false,
			followRedirect: false,
			resolveWithFullResponse: true,
		});
		if (!isRecord(response)) return {};
		return { status: Number(response.statusCode), body: response.body };
	} catch (error) {
		return readThrown(error);
	}
}

function readThrown(error: unknown): ProbeAnswer {
	if (!isRecord(error)) return {};
	const inner = isRecord(error.cause) ? error.cause : error;
	const code = typeof inner.code === 'string' ? inner.code : error.code;
	if (typeof error.statusCode === 'number') return { status: error.statusCode, body: error.error };
	return { code: typeof code === 'string' ? code : undefined };
}
