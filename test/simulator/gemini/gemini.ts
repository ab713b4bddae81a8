import type { IncomingMessage, ServerResponse } from 'node:http';

import { ok, send, type Answer } from '../chatwoot/http/Answer';
import { splitUrl } from '../chatwoot/http/handleApi';
import { asObject, type Json } from '../whatsapp/json';
import { checkRequest } from './checkRequest';
import { googleError, invalidArgument, invalidKey, missingKey } from './googleError';
import { MODELS, presentModel } from './models';

export type GeminiRequest = { model: string; body: Json };
/** What is answered next: a whole answer, or what the model says; after a delay when it names one. */
export type Scripted = (Answer & { delayMs?: number }) | { says: Json; delayMs?: number };
export type Script = Scripted | ((request: GeminiRequest) => Scripted | Promise<Scripted>);

/** A stand-in for the Gemini API below `/gemini/`, as strict as the real one, which says what it is told to say. */
export type Gemini = {
	/** The key that is valid; another one may be set. */
	apiKey: string;
	/** Every `generateContent` that reached it, refused ones too. */
	calls: Array<GeminiRequest & { status: number }>;
	/** Answers of the next requests, in order; when they are used up, what `always` was told. */
	next(...scripts: Script[]): void;
	always(script: Script): void;
	clear(): void;
	handle(req: IncomingMessage, res: ServerResponse, body: Buffer): Promise<void>;
};

const KEY = 'simulated-gemini-key';
const GENERATE = /^\/gemini\/v1beta\/models\/([^/:]+):generateContent$/;
const DEFAULT: Scripted = { says: { reply: '¡Hola! ¿En qué te ayudo?', handoff: false, confidence: 0.9, language: 'es', reason: 'greeting' } };

export function createGemini(): Gemini {
	let queue: Script[] = [];
	let fallback: Script = DEFAULT;
	const gemini: Gemini = {
		apiKey: KEY,
		calls: [],
		next: (...scripts) => void queue.push(...scripts),
		always: (script) => {
			fallback = script;
		},
		clear: () => {
			queue = [];
			fallback = DEFAULT;
			gemini.calls.length = 0;
			gemini.apiKey = KEY;
		},
		handle: async (req, res, body) => {
			const { path, query } = splitUrl(req.url ?? '');
			const key = req.headers['x-goog-api-key'] ?? query.get('key') ?? '';
			const refusal = checkCaller(String(key), gemini.apiKey);
			const model = GENERATE.exec(path)?.[1];
			if (refusal || req.method !== 'POST' || model === undefined) {
				send(res, refusal ?? (path === '/gemini/v1beta/models' ? listModels() : googleError(404, 'NOT_FOUND', 'Not found.')));
				return;
			}
			const request = { model: decodeURIComponent(model), body: readJson(body) };
			const call = { ...request, status: 0 };
			gemini.calls.push(call);
			const wrong = checkRequest(request.model, request.body, body.length);
			const script = wrong ?? queue.shift() ?? fallback;
			const scripted: Scripted = typeof script === 'function' ? await script(request) : script;
			if (scripted.delayMs) await new Promise((resolve) => setTimeout(resolve, scripted.delayMs).unref());
			const answer = 'says' in scripted ? saying(request.model, scripted.says) : scripted;
			call.status = answer.status;
			if (!res.destroyed) send(res, answer);
		},
	};
	return gemini;
}

function checkCaller(key: string, valid: string): Answer | undefined {
	if (key === '') return missingKey();
	return key === valid ? undefined : invalidKey();
}

function listModels(): Answer {
	return ok({ models: Object.keys(MODELS).map(presentModel) });
}

function readJson(body: Buffer): Json {
	try {
		return asObject(JSON.parse(body.toString()));
	} catch {
		return asObject(invalidArgument('Invalid JSON payload received.').json);
	}
}

/** An answer whose text is the JSON that was asked for. */
export function saying(model: string, says: Json, finishReason = 'STOP'): Answer {
	const text = JSON.stringify(says);
	const tokens = Math.ceil(text.length / 4);
	return ok({
		candidates: [{ content: { parts: [{ text }], role: 'model' }, finishReason, index: 0 }],
		usageMetadata: { promptTokenCount: 800, candidatesTokenCount: tokens, thoughtsTokenCount: 0, totalTokenCount: 800 + tokens },
		modelVersion: model,
		responseId: 'simulated',
	});
}
