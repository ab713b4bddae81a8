import { isRecord } from '../shared/chatwoot/errors';
import type { JsonRecord } from '../shared/chatwoot/types';
import { idOf, textOf } from '../shared/readId';
import type { TurnRules } from './acceptTurn';
import type { PromptSettings } from './buildPrompt';
import type { FileRules } from './planFiles';
import { THINKING_LEVELS, type ThinkingLevel } from './planThinking';

export const MODES = ['send', 'draft', 'returnOnly'] as const;
export type Mode = (typeof MODES)[number];

export type HandoffSettings = {
	/** 0 leaves it as it is. */
	teamId: number;
	assigneeId: number;
	label: string;
	/** Blank says nothing to the customer. */
	message: string;
};

export type Settings = PromptSettings &
	FileRules &
	Omit<TurnRules, 'messageId'> & {
		mode: Mode;
		/** The first is asked, the others when it cannot answer. */
		models: string[];
		quietSeconds: number;
		timeoutSeconds: number;
		minConfidence: number;
		handoffPhrases: string;
		handoff: HandoffSettings;
		/** Writes in the name of this bot; 0: of the token's owner. */
		answerAsBotId: number;
	};

type Range = { fallback: number; min: number; max: number; label: string };

export const DEFAULT_MODEL = 'gemini-3.5-flash-lite';
export const DEFAULT_LABEL = 'needs-human';
/** WhatsApp's limit for one text. */
const MAX_CHARACTERS = 4_096;

/**
 * The node's parameters, checked.
 *
 * @param parameter a top-level parameter by its name
 *
 * @throws Error with a sentence that names the field
 */
export function readSettings(parameter: (name: string) => unknown): Settings {
	const given = parameter('options');
	const options = isRecord(given) ? given : {};
	const label = textOf(options.handoffLabel ?? DEFAULT_LABEL);
	return {
		mode: readMode(parameter('mode')),
		models: readModels(parameter('model'), options.fallbackModels),
		instructions: textOf(parameter('instructions')),
		knowledge: textOf(parameter('knowledge')),
		historyLimit: readNumber(parameter('historyLimit'), { fallback: 12, min: 1, max: 40, label: 'History Limit' }),
		...readLimits(options),
		...readSwitches(options),
		temperature: readTemperature(options.temperature),
		thinkingLevel: readLevel(options.thinkingLevel),
		handoffPhrases: textOf(options.handoffPhrases),
		handoffLabel: label,
		handoff: {
			label,
			teamId: idOf(options.handoffTeamId, 'Hand-Off Team ID') ?? 0,
			assigneeId: idOf(options.handoffAssigneeId, 'Hand-Off Agent ID') ?? 0,
			message: textOf(options.handoffMessage),
		},
		answerAsBotId: idOf(options.answerAsBotId, 'Answer As Bot ID') ?? 0,
	};
}

function readSwitches(options: JsonRecord) {
	return {
		redactPersonalData: options.redactPersonalData === true,
		allowWhenAssigned: options.allowWhenAssigned === true,
		includeImages: options.includeImages !== false,
		includeAudio: options.includeAudio !== false,
	};
}

function readLimits(options: JsonRecord) {
	const read = (name: string, range: Range) => readNumber(options[name], range);
	return {
		quietSeconds: read('quietSeconds', { fallback: 5, min: 0, max: 60, label: 'Quiet Time' }),
		timeoutSeconds: read('timeoutSeconds', { fallback: 20, min: 1, max: 300, label: 'Timeout' }),
		maxRepliesPerHour: read('maxRepliesPerHour', { fallback: 8, min: 1, max: 1_000, label: 'Max Replies per Hour' }),
		minConfidence: read('minConfidence', { fallback: 0.5, min: 0, max: 1, label: 'Min Confidence' }),
		maxCharacters: read('maxCharacters', { fallback: 900, min: 20, max: MAX_CHARACTERS, label: 'Max Characters' }),
	};
}

function readNumber(value: unknown, { fallback, min, max, label }: Range): number {
	const plain = textOf(value);
	const number = plain === '' ? fallback : Number(plain);
	if (number >= min && number <= max) return number;
	throw new Error(`${label} must be a number from ${min} to ${max}, but is "${plain.slice(0, 60)}".`);
}

function readMode(value: unknown): Mode {
	const mode = MODES.find((one) => one === (textOf(value) || 'send'));
	if (mode) return mode;
	throw new Error(`Mode must be one of ${MODES.join(', ')}, but is "${textOf(value).slice(0, 60)}".`);
}

function readModels(first: unknown, fallbacks: unknown): string[] {
	const others = Array.isArray(fallbacks) ? fallbacks.map(textOf) : textOf(fallbacks).split(/[,\s]+/);
	const names = [textOf(first) || DEFAULT_MODEL, ...others].map((name) => name.replace(/^models\//, '')).filter(Boolean);
	const strange = names.find((name) => !/^[\w.-]+$/.test(name));
	if (strange !== undefined) throw new Error(`Model "${strange.slice(0, 60)}" is no name of a model. Choose one from the list.`);
	return [...new Set(names)];
}

function readTemperature(value: unknown): number | undefined {
	return textOf(value) === '' ? undefined : readNumber(value, { fallback: 0, min: 0, max: 2, label: 'Temperature' });
}

function readLevel(value: unknown): ThinkingLevel | undefined {
	const level = textOf(value).toUpperCase();
	const known = THINKING_LEVELS.find((one) => one === level);
	if (known || level === '') return known;
	throw new Error(`Thinking Level must be one of ${THINKING_LEVELS.join(', ')}, but is "${level.slice(0, 60)}".`);
}
