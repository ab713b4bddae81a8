import { createHash } from 'node:crypto';

import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IWebhookFunctions,
} from 'n8n-workflow';

import { bareUrl } from '../bareUrl';
import { hideSecret } from '../hideSecret';
import { decideRetry } from '../http/retry';
import { socketErrorCode } from '../http/socketErrorCode';
import { pause } from '../n8n/pause';
import { ChatwootError, describeFailure } from './errors';
import { collectPages } from './pages';
import { multipart } from './multipart';
import type { ChatwootApi, ChatwootClient, ChatwootRequest } from './types';

export const CHATWOOT_CREDENTIAL = 'chatwootAccountApi';
/** The credential's `authenticate` puts its own account in here; a number given per node stands there at once. */
export const ACCOUNT_PLACEHOLDER = '{account}';
const PREFIXES: Record<ChatwootApi, string> = {
	account: `/api/v1/accounts/${ACCOUNT_PLACEHOLDER}`,
	reports: `/api/v2/accounts/${ACCOUNT_PLACEHOLDER}`,
	own: '/api/v1',
	platform: '/platform/api/v1',
};
export const REQUEST_TIMEOUT_MS = 15_000;

export type ChatwootContext =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IWebhookFunctions;

export type ConnectOptions = {
	/** Overrides the credential's account, so that one user token serves many accounts. */
	accountId?: number;
	timeoutMs?: number;
};

/**
 * Binds a Chatwoot client to an n8n context. The only place of the package that speaks HTTP to Chatwoot.
 * n8n opens a connection per request and reads the credential per request, so fewer calls is all that helps.
 */
export async function connectChatwoot(
	context: ChatwootContext,
	options: ConnectOptions = {},
): Promise<ChatwootClient> {
	const server = await serverOf(context);
	const account = `${server.baseUrl}#${options.accountId || server.accountId}`;
	const send = (request: ChatwootRequest) => sendWithRetries(context, request, options);
	return {
		account,
		reader: `${account}/${server.tokenHash}`,
		request: send,
		pages: async (request, pageOptions) => await collectPages(send, request, pageOptions),
		wait: async (delayMs) => await pause(context, delayMs),
		now: () => new Date(),
	};
}

type ServerName = { baseUrl: string; accountId: number; tokenHash: string; readAtMs: number };
/** For names of locks and caches only: each request reads the credential by itself, through `authenticate`. */
const SERVER_NAME_TTL_MS = 60_000;
const serverNames = new Map<string, ServerName>();

/** Which server and account a credential names. Reading one is a database query and a decryption. */
async function serverOf(context: ChatwootContext): Promise<ServerName> {
	const id = context.getNode().credentials?.[CHATWOOT_CREDENTIAL]?.id;
	const known = id ? serverNames.get(id) : undefined;
	if (known && Date.now() - known.readAtMs < SERVER_NAME_TTL_MS) return known;
	const credential = await context.getCredentials(CHATWOOT_CREDENTIAL);
	const name = {
		baseUrl: bareUrl(credential.baseUrl),
		accountId: Number(credential.accountId),
		tokenHash: createHash('sha256').update(String(credential.accessToken)).digest('base64'),
		readAtMs: Date.now(),
	};
	if (id) serverNames.set(id, name);
	return name;
}

type Answer = { status: number | undefined; headers: IDataObject; body: unknown; code?: string };

async function sendWithRetries(
	context: ChatwootContext,
	request: ChatwootRequest,
	options: ConnectOptions,
): Promise<unknown> {
	const repeatable = request.method === 'GET' || request.repeatable === true;
	for (let attempt = 1; ; attempt++) {
		const answer = await sendOnce(context, request, options);
		if (isGood(answer, request)) return answer.body ?? null;
		const outcome = { attempt, status: answer.status, headers: answer.headers, repeatable };
		const decision = decideRetry(outcome, Math.random(), new Date());
		if (!decision.retry) throw failureOf(await withoutToken(context, answer), request);
		if (answer.status === 429 && request.failsWhenLimited) throw failureOf(await withoutToken(context, answer), request, decision.delayMs);
		await pause(context, decision.delayMs);
	}
}

/** Read here only: an error may cost what a good answer must not. */
async function withoutToken(context: ChatwootContext, answer: Answer): Promise<Answer> {
	if (answer.body === undefined) return answer;
	const { accessToken } = await context.getCredentials(CHATWOOT_CREDENTIAL);
	return { ...answer, body: hideSecret(answer.body, accessToken) };
}

function isGood({ status, body }: Answer, request: ChatwootRequest): boolean {
	if (status === undefined || status < 200 || status >= 300) return false;
	return !(request.nullIsFailure && (body === null || body === undefined || body === ''));
}

function failureOf({ status, body, code }: Answer, request: ChatwootRequest, retryAfterMs?: number): ChatwootError {
	const { method, path } = request;
	if (status !== undefined && status >= 200 && status < 300) {
		return new ChatwootError(
			`Chatwoot answered "nothing" to ${method} ${path}: the agent or team was not assigned.`,
			'Check that the ID exists in this account and belongs to the inbox.',
			{ method, path, status, attributes: [], uncertain: false },
		);
	}
	return describeFailure({ method, path, status, body, code, writes: method !== 'GET', retryAfterMs });
}

async function sendOnce(
	context: ChatwootContext,
	request: ChatwootRequest,
	options: ConnectOptions,
): Promise<Answer> {
	try {
		const response = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			CHATWOOT_CREDENTIAL,
			httpOptionsOf(request, options),
		)) as IN8nHttpFullResponse;
		return { status: response.statusCode, headers: response.headers, body: response.body };
	} catch (error) {
		return { status: undefined, headers: {}, body: undefined, code: socketErrorCode(error) };
	}
}

function httpOptionsOf(request: ChatwootRequest, options: ConnectOptions): IHttpRequestOptions {
	const prefix = PREFIXES[request.api ?? 'account'];
	const own = options.accountId ? prefix.replace(ACCOUNT_PLACEHOLDER, String(options.accountId)) : prefix;
	return {
		method: request.method,
		url: `${own}${request.path}`,
		qs: request.query as IDataObject | undefined,
		body: bodyOf(request),
		json: true,
		arrayFormat: 'brackets',
		timeout: options.timeoutMs ?? REQUEST_TIMEOUT_MS,
		disableFollowRedirect: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	};
}

function bodyOf({ body, files }: ChatwootRequest): IHttpRequestOptions['body'] {
	// n8n's type names another package's FormData; at run time it takes the platform's as well.
	if (files) return multipart(body, files) as IHttpRequestOptions['body'];
	return body as IDataObject | undefined;
}
