import { isRecord } from '../shared/chatwoot/errors';
import type { JsonRecord } from '../shared/chatwoot/types';
import { parseJson } from '../shared/parseJson';
import { printed } from '../shared/printed';
import { readModelError } from './readModelError';

export type Usage = { promptTokens: number; outputTokens: number; thoughtTokens: number };

/**
 * What a model's answer is good for. `send`: `reply` may go to a customer once it is guarded; `handoff`: a person
 * takes over; `retry`: the same call may succeed soon; `credential`: the owner must change key, project or plan.
 */
export type ReplyVerdict = {
	verdict: 'send' | 'handoff' | 'retry' | 'credential';
	/** Only with `send`. */
	reply?: string;
	/** What the model would have said although it hands over; for agents only. */
	draft?: string;
	/** 0 to 1; left out when the model named none. */
	confidence?: number;
	language?: string;
	/** The model's own words with `send` and with a hand-off that it chose; else what went wrong. */
	reason: string;
	/** True when the model itself asked for a person. */
	asked?: boolean;
	/** Only with `retry`, when the server said how long. */
	retryAfterSeconds?: number;
	/** True when another model may do what this one cannot: used up, retired, overloaded. */
	otherModel?: boolean;
	usage?: Usage;
};

const FENCE = /^```(?:json)?\s*([\s\S]*?)\s*```$/i;

/**
 * Reads one answer of `generateContent`. Nothing but STOP with parseable JSON and a reply that is not blank gives
 * `send`; thoughts are never part of the reply. Never throws.
 *
 * @param status HTTP status, 0 when no answer came
 */
export function readReply(status: number, body: unknown): ReplyVerdict {
	const known = parsed(body);
	if (status !== 200) return readModelError(status, known);
	if (!isRecord(known)) return handOver('Gemini answered with something that is no JSON object.');
	const usage = readUsage(known.usageMetadata);
	return { ...readCandidates(known), ...(usage ? { usage } : {}) };
}

/** Streams and some proxies wrap one answer in a list, or leave JSON as text. */
function parsed(body: unknown): unknown {
	const value = typeof body === 'string' ? (parseJson(body) ?? body) : body;
	return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

function readCandidates(body: JsonRecord): ReplyVerdict {
	const feedback = isRecord(body.promptFeedback) ? body.promptFeedback : {};
	if (feedback.blockReason) return handOver(`Gemini refused the conversation (${word(feedback.blockReason)}).`);
	const [candidate] = Array.isArray(body.candidates) ? body.candidates : [];
	if (!isRecord(candidate)) return handOver('Gemini gave no answer.');
	if (candidate.finishReason !== 'STOP') return handOver(`Gemini did not finish its answer (${word(candidate.finishReason)}).`);
	const text = textOf(candidate.content);
	if (text === '') return handOver('Gemini finished without an answer.');
	const answer = parseJson(FENCE.exec(text)?.[1] ?? text);
	if (!isRecord(answer)) return handOver('The answer of Gemini is not the JSON that was asked for.');
	return readAnswer(answer);
}

function textOf(content: unknown): string {
	const parts = isRecord(content) && Array.isArray(content.parts) ? content.parts : [];
	const spoken = parts.filter(isRecord).filter(({ thought }) => thought !== true);
	return spoken.map(({ text }) => (typeof text === 'string' ? text : '')).join('').trim();
}

function readAnswer(answer: JsonRecord): ReplyVerdict {
	const reply = typeof answer.reply === 'string' ? answer.reply.trim() : '';
	const said = typeof answer.reason === 'string' ? answer.reason.trim() : '';
	const facts = { ...readConfidence(answer.confidence), ...readLanguage(answer.language) };
	if (answer.handoff === true || /^(?:true|yes|1)$/i.test(printed(answer.handoff))) {
		const reason = said || 'The assistant asked for a person.';
		return { verdict: 'handoff', asked: true, reason, ...facts, ...(reply ? { draft: reply } : {}) };
	}
	if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(reply)) return { ...handOver('The reply of Gemini is empty.'), ...facts };
	return { verdict: 'send', reply, reason: said, ...facts };
}

/** 0.9, "0.9" and 90 (taken for percent) are the same. */
function readConfidence(value: unknown): { confidence?: number } {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) return {};
	const share = number > 1 ? number / 100 : number;
	return { confidence: Math.min(1, Math.max(0, share)) };
}

function readLanguage(value: unknown): { language?: string } {
	return typeof value === 'string' && /^[A-Za-z]{2,3}\b/.test(value) ? { language: value.slice(0, 12) } : {};
}

function readUsage(value: unknown): Usage | undefined {
	if (!isRecord(value)) return undefined;
	const count = (name: string) => (typeof value[name] === 'number' ? value[name] : 0);
	return {
		promptTokens: count('promptTokenCount'),
		outputTokens: count('candidatesTokenCount'),
		thoughtTokens: count('thoughtsTokenCount'),
	};
}

function handOver(reason: string): ReplyVerdict {
	return { verdict: 'handoff', reason };
}

function word(value: unknown): string {
	return typeof value === 'string' && /^[A-Z_]{1,40}$/.test(value) ? value : 'no reason given';
}
