import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { bareUrl } from '../bareUrl';
import type { ProbeAnswer, TokenOwner } from '../chatwoot/checkAccount';
import { checkAccount } from '../chatwoot/checkAccount';
import { probe } from './probe';

const TOKEN_OWNERS: TokenOwner[] = ['user', 'agentBot', 'platformApp'];

/**
 * The "Test" button of the Chatwoot credential: asks the account, and the profile when the account refuses.
 */
export async function checkChatwootCredential(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const data = credential.data ?? {};
	const baseUrl = bareUrl(data.baseUrl);
	if (!/^https?:\/\/[^/]/i.test(baseUrl)) {
		return { status: 'Error', message: 'The Base URL must start with https:// and name your Chatwoot server.' };
	}
	const tokenOwner = TOKEN_OWNERS.find((owner) => owner === data.tokenOwner) ?? 'user';
	const ask = async (path: string): Promise<ProbeAnswer> =>
		await probe(this, `${baseUrl}${path}`, { 'api-access-token': String(data.accessToken ?? '').trim() });
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
