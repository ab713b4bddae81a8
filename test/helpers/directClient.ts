import { describeFailure } from '../../nodes/shared/chatwoot/errors';
import { collectPages } from '../../nodes/shared/chatwoot/pages';
import { parseJson } from '../../nodes/shared/parseJson';
import type { ChatwootClient, ChatwootRequest } from '../../nodes/shared/chatwoot/types';

export type DirectOptions = {
	name?: string;
	beforeEach?: (request: ChatwootRequest) => void | Promise<void>;
	/** How far its clock is ahead. */
	laterSeconds?: number;
};
export type DirectServer = { url: string; accountId: number; token: string };

/** A Chatwoot client without n8n and without retries, for what runs outside n8n or plays another worker of it. */
export function directClient(
	{ url, accountId, token }: DirectServer,
	{ name = '', beforeEach = () => {}, laterSeconds = 0 }: DirectOptions = {},
): ChatwootClient {
	const ask = async (request: ChatwootRequest): Promise<unknown> => {
		const { method, path, query = {}, body, nullIsFailure } = request;
		await beforeEach(request);
		const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]));
		const headers = { 'api-access-token': token, 'content-type': 'application/json' };
		const answer = await fetch(`${url}/api/v1/accounts/${accountId}${path}?${search}`, { method, headers, body: body && JSON.stringify(body) });
		const text = await answer.text();
		if (!answer.ok || (nullIsFailure && text === 'null')) throw describeFailure({ method, path, status: answer.status, body: parseJson(text) ?? text, writes: true });
		return text === '' ? null : (JSON.parse(text) as unknown);
	};
	return {
		// Locks go by this name: another process shares none.
		account: `${url}${name && `?${name}`}#${accountId}`,
		reader: `${url}${name && `?${name}`}#${accountId}/${token}`,
		request: ask,
		pages: async (request, options) => await collectPages(ask, request, options),
		wait: async (delayMs) => await new Promise((resolve) => setTimeout(resolve, delayMs)),
		now: () => new Date(Date.now() + laterSeconds * 1_000),
	};
}
