import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { bareGeminiUrl } from '../shared/bareGeminiUrl';
import { CHATWOOT_CREDENTIAL } from '../shared/chatwoot/client';
import { isRecord } from '../shared/chatwoot/errors';
import type { JsonRecord } from '../shared/chatwoot/types';
import { hideSecret } from '../shared/hideSecret';
import { pause } from '../shared/n8n/pause';
import { probe } from '../shared/n8n/probe';
import type { ModelAnswer } from './askModels';
import { checkKey } from './checkKey';
import { checkRedirect, type WantedFile } from './planFiles';

export const GEMINI_CREDENTIAL = 'geminiReplyApi';
const LIST_TIMEOUT_MS = 10_000;
const FILE_TIMEOUT_MS = 5_000;

/** The only place of the node that speaks HTTP by itself: to Gemini, and for files to Chatwoot. */
export type GeminiClient = {
	generate(model: string, body: JsonRecord, timeoutMs: number): Promise<ModelAnswer>;
	/** The file in base64, undefined when it cannot be had. */
	fetchFile(file: WantedFile): Promise<string | undefined>;
	/** The address of Chatwoot, from its credential as it is now. */
	chatwootUrl(): Promise<string>;
	/** Waits. Rejects when the execution is stopped meanwhile. */
	wait(delayMs: number): Promise<void>;
};

export function connectGemini(context: IExecuteFunctions): GeminiClient {
	return {
		generate: async (model, body, timeoutMs) => {
			const url = `/v1beta/models/${encodeURIComponent(model)}:generateContent`;
			return await ask(context, { method: 'POST', url, body, timeout: timeoutMs });
		},
		chatwootUrl: async () => String((await context.getCredentials(CHATWOOT_CREDENTIAL)).baseUrl).trim(),
		fetchFile: async (file) => await fetchFile(context, file),
		wait: async (delayMs) => await pause(context, delayMs),
	};
}

/** Rows of the model list, all pages in one; status 0 when no answer came. */
export async function listModels(context: ILoadOptionsFunctions): Promise<ModelAnswer> {
	return await ask(context, { method: 'GET', url: '/v1beta/models', qs: { pageSize: 1000 }, timeout: LIST_TIMEOUT_MS });
}

/** The Test button of the Gemini credential. */
export async function checkGeminiCredential(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const baseUrl = bareGeminiUrl(credential.data?.baseUrl);
	if (!/^https?:\/\/[^/]/i.test(baseUrl)) {
		return { status: 'Error', message: 'The Base URL must start with https://. Usually it is https://generativelanguage.googleapis.com.' };
	}
	const headers = { 'x-goog-api-key': String(credential.data?.apiKey ?? '').trim() };
	const { ok, message } = checkKey(await probe(this, `${baseUrl}/v1beta/models?pageSize=1`, headers));
	return { status: ok ? 'OK' : 'Error', message };
}

async function ask(context: IExecuteFunctions | ILoadOptionsFunctions, options: IHttpRequestOptions): Promise<ModelAnswer> {
	const request = { json: true, disableFollowRedirect: true, returnFullResponse: true, ignoreHttpStatusErrors: true, ...options };
	try {
		const call = context.helpers.httpRequestWithAuthentication;
		const response = (await call.call(context, GEMINI_CREDENTIAL, request)) as IN8nHttpFullResponse;
		return { status: response.statusCode, body: response.statusCode < 400 ? response.body : await withoutKey(context, response.body) };
	} catch {
		return { status: 0, body: undefined };
	}
}

async function withoutKey(context: IExecuteFunctions | ILoadOptionsFunctions, body: unknown): Promise<unknown> {
	return hideSecret(body, (await context.getCredentials(GEMINI_CREDENTIAL)).apiKey);
}

/**
 * Chatwoot's links to files need no token, so none is sent. They redirect once, to Chatwoot's own disk or to its
 * store in the cloud.
 */
async function fetchFile(context: IExecuteFunctions, file: WantedFile): Promise<string | undefined> {
	const first = await download(context, file.url);
	const location = isRecord(first?.headers) ? first.headers.location : undefined;
	const next = typeof location === 'string' ? checkRedirect(file.url, location) : undefined;
	const answer = next === undefined ? first : await download(context, next);
	if (answer?.statusCode !== 200) return undefined;
	const bytes = answer.body;
	return bytes instanceof Uint8Array && bytes.length <= file.maxBytes ? Buffer.from(bytes).toString('base64') : undefined;
}

async function download(context: IExecuteFunctions, url: string): Promise<IN8nHttpFullResponse | undefined> {
	const options: IHttpRequestOptions = {
		method: 'GET',
		url,
		encoding: 'arraybuffer',
		timeout: FILE_TIMEOUT_MS,
		disableFollowRedirect: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	};
	try {
		return (await context.helpers.httpRequest(options)) as IN8nHttpFullResponse;
	} catch {
		return undefined;
	}
}
