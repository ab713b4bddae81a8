import type { ICredentialTestFunctions } from 'n8n-workflow';

import type { ProbeAnswer } from '../chatwoot/checkAccount';
import { isRecord } from '../chatwoot/errors';

const TEST_TIMEOUT_MS = 10_000;

/**
 * One GET of a credential's test button: status and body, or the code of the socket error. Never throws.
 * Credential tests get no other HTTP function from n8n than this one, so they cannot go through a client.
 */
export async function probe(
	context: ICredentialTestFunctions,
	uri: string,
	headers: Record<string, string>,
): Promise<ProbeAnswer> {
	try {
		const response: unknown = await context.helpers.request({
			method: 'GET',
			uri,
			headers,
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
