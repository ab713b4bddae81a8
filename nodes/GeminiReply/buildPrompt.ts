import type { JsonRecord } from '../shared/chatwoot/types';
import { clip, stripControl } from '../shared/text';
import { entryOf } from '../shared/entryOf';
import { planThinking, type ThinkingLevel } from './planThinking';
import { isFromShop, type ThreadFile, type ThreadMessage } from './readThread';
import { redactText } from './redactText';
import { CLOSE, OPEN, RULES } from './rules';

export type PromptSettings = {
	instructions: string;
	knowledge: string;
	maxCharacters: number;
	/** Messages shown to the model, the customer's last ones included. */
	historyLimit: number;
	redactPersonalData: boolean;
	temperature: number | undefined;
	thinkingLevel: ThinkingLevel | undefined;
};

/** A file of a message, ready to be sent along. */
export type InlineFile = { messageId: number; mimeType: string; base64: string };

type Part = { text: string } | { inlineData: { mimeType: string; data: string } };
type Turn = { role: 'user' | 'model'; parts: Part[] };

/** One message of 100 kB must not drown the others. */
export const MAX_MESSAGE_CHARACTERS = 4_000;
/** Thinking counts as output; a reply itself needs some hundred. */
const MAX_OUTPUT_TOKENS = 8_192;
/** Invisible letters that models read and people do not. */
const HIDDEN = /[\u{e0000}-\u{e007f}\u200b\u2060-\u2064\u00ad]/gu;
const FILE_WORDS: Record<string, string> = { image: 'an image', audio: 'a voice message', video: 'a video', location: 'a location', contact: 'a contact' };

const RESPONSE_SCHEMA = {
	type: 'OBJECT',
	properties: {
		reason: { type: 'STRING' },
		confidence: { type: 'NUMBER' },
		handoff: { type: 'BOOLEAN' },
		language: { type: 'STRING' },
		reply: { type: 'STRING' },
	},
	required: ['reply', 'handoff', 'confidence', 'language', 'reason'],
	propertyOrdering: ['reason', 'confidence', 'handoff', 'language', 'reply'],
};

/**
 * The body of `generateContent`: rules, instructions and knowledge as system text, the chat as turns that begin and
 * end with the customer.
 *
 * @param messages oldest first; notes are left out
 */
export function buildPrompt(
	settings: PromptSettings,
	messages: ThreadMessage[],
	{ model, files = [] }: { model: string; files?: InlineFile[] },
): JsonRecord {
	const thinkingConfig = planThinking(model, settings.thinkingLevel);
	return {
		systemInstruction: { parts: [{ text: systemText(settings) }] },
		contents: turnsOf(settings, messages, files),
		generationConfig: {
			maxOutputTokens: MAX_OUTPUT_TOKENS,
			responseMimeType: 'application/json',
			responseSchema: RESPONSE_SCHEMA,
			...(settings.temperature === undefined ? {} : { temperature: settings.temperature }),
			...(thinkingConfig ? { thinkingConfig } : {}),
		},
	};
}

function systemText({ instructions, knowledge, maxCharacters }: PromptSettings): string {
	const pieces = [
		RULES,
		`The reply has at most ${Math.floor(maxCharacters * 0.8)} characters.`,
		`# INSTRUCTIONS OF THE SHOP\n${unfenced(instructions).trim() || 'Answer politely and briefly.'}`,
		`# KNOWLEDGE\n${fenced('knowledge', unfenced(knowledge).trim() || '(nothing)')}`,
	];
	return pieces.join('\n\n');
}

function turnsOf(settings: PromptSettings, messages: ThreadMessage[], files: InlineFile[]): Turn[] {
	const shown = messages.filter(({ isPrivate }) => !isPrivate).slice(-Math.max(1, settings.historyLimit));
	const turns: Turn[] = [];
	for (const message of shown) {
		const role = isFromShop(message) ? 'model' : 'user';
		const parts = partsOf(message, { settings, files });
		const last = turns.at(-1);
		if (last?.role === role) last.parts.push(...parts);
		else if (parts.length > 0) turns.push({ role, parts });
	}
	if (turns[0]?.role === 'model') turns.unshift({ role: 'user', parts: [{ text: '(The shop wrote first.)' }] });
	if (turns.at(-1)?.role !== 'user') turns.push({ role: 'user', parts: [{ text: '(The customer waits for an answer.)' }] });
	return turns;
}

function partsOf(message: ThreadMessage, { settings, files }: { settings: PromptSettings; files: InlineFile[] }): Part[] {
	const own = files.filter(({ messageId }) => messageId === message.id);
	const text = clip(unfenced(message.text), MAX_MESSAGE_CHARACTERS).trim();
	const clean = settings.redactPersonalData ? redactText(text) : text;
	const lines = [clean, ...message.files.map((file) => describeFile(file, own.length > 0))].filter(Boolean);
	if (lines.length === 0) return [];
	const spoken = { text: isFromShop(message) ? lines.join('\n') : fenced('customer', lines.join('\n')) };
	return [spoken, ...own.map(({ mimeType, base64 }) => ({ inlineData: { mimeType, data: base64 } }))];
}

function describeFile({ kind }: ThreadFile, isAttached: boolean): string {
	const what = entryOf(FILE_WORDS, kind) ?? 'a file';
	return isAttached ? `[${what}]` : `[${what} that you cannot see]`;
}

function fenced(name: string, text: string): string {
	return `${OPEN}${name}${CLOSE}\n${text}\n${OPEN}/${name}${CLOSE}`;
}

/** No text holds the signs of the fence, nor signs that nobody sees. */
function unfenced(text: string): string {
	return stripControl(text).replace(HIDDEN, '').replaceAll(OPEN, '[').replaceAll(CLOSE, ']');
}
