import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import type { ProbeAnswer } from '../chatwoot/checkAccount';
import { checkAccount } from '../chatwoot/checkAccount';
import { probe } from './probe';

/**
 * The "Test" button of the Chatwoot credential: asks the account, and the profile when the account refuses.
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
	const tokenOwner = data.tokenOwner === 'agentBot' ? 'agentBot' : 'user';
	const ask = async (path: string): Promise<ProbeAnswer> =>
		await probe(this, `${baseUrl}/api/v1${path}`, { 'api-access-token': String(data.accessToken ?? '').trim() });
	const account = await ask(
		`/accounts/${String(data.accountId)}${tokenOwner === 'agentBot' ? '/conversations/0' : '/agents'}`,
	);
	const refused = account.status !== undefined && account.status !== 200 && account.status < 500;
	const profile = refused && tokenOwner === 'user' ? await ask('/profile') : undefined;
	const { ok, message } = checkAccount(tokenOwner, { account, profile });
	return { status: ok ? 'OK' : 'Error', message };
}
