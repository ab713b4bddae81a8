import type { ChatwootError} from '../../nodes/shared/chatwoot/errors';
import { describeFailure } from '../../nodes/shared/chatwoot/errors';
import { collectPages } from '../../nodes/shared/chatwoot/pages';
import type { ChatwootClient, ChatwootRequest } from '../../nodes/shared/chatwoot/types';

export type Reply = unknown | ((request: ChatwootRequest) => unknown);
export type FakeClient = ChatwootClient & {
	/** Every request in order, as "METHOD /path". */
	sent: string[];
	requests: ChatwootRequest[];
	waits: number[];
};

/**
 * A Chatwoot client at the package's own interface: answers the requests in order with what it was given,
 * and fails the test when it is asked more often than that.
 */
export function fakeClient(replies: Reply[]): FakeClient {
	const left = [...replies];
	const requests: ChatwootRequest[] = [];
	const account = `https://chat.example#${Math.random()}`;
	const client: FakeClient = {
		account,
		reader: `${account}/token`,
		sent: [],
		requests,
		waits: [],
		request: async (request) => {
			client.sent.push(`${request.method} ${request.path}`);
			requests.push(request);
			if (left.length === 0) throw new Error(`unexpected request ${request.method} ${request.path}`);
			const reply = left.shift();
			const answer: unknown = typeof reply === 'function' ? reply(request) : reply;
			if (answer instanceof Error) throw answer;
			return answer;
		},
		pages: async (request, options) => await collectPages(client.request, request, options),
		wait: async (delayMs) => {
			client.waits.push(delayMs);
		},
		now: () => new Date(),
	};
	return client;
}

/** The error that the real client raises when Chatwoot takes no more requests in this minute. */
export function limited(retryAfterMs: number): ChatwootError {
	return describeFailure({ method: 'POST', path: '/x', status: 429, body: '', writes: true, retryAfterMs });
}

/** The error that the real client raises for an answer with this status. */
export function failed(status: number | undefined, body: unknown = '', code?: string): ChatwootError {
	return describeFailure({ method: 'POST', path: '/x', status, body, code, writes: true });
}
