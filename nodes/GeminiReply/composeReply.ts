import { clip } from '../shared/text';
import { askModels, type Asked, type ModelAnswer } from './askModels';
import type { Turn } from './acceptTurn';
import { buildPrompt, MAX_MESSAGE_CHARACTERS, type InlineFile } from './buildPrompt';
import { checkVerdict, decideHandoff, type Handoff } from './decideHandoff';
import { guardReply, type Sources } from './guardReply';
import { NOTHING, type AiResult } from './outcome';
import { planFiles, type WantedFile } from './planFiles';
import { isFromShop, MARK_SOURCE, type ConversationState, type ThreadMessage } from './readThread';
import type { Settings } from './readSettings';
import { RULES } from './rules';

/** What composing needs of the world. */
export type Model = {
	generate(model: string, body: ReturnType<typeof buildPrompt>, timeoutMs: number): Promise<ModelAnswer>;
	fetchFile(file: WantedFile): Promise<string | undefined>;
	wait(delayMs: number): Promise<void>;
	now(): Date;
	/** Where files may come from; blank: nowhere. */
	chatwootUrl(): Promise<string>;
};

export type Talk = {
	turn: Turn;
	thread: ThreadMessage[];
	contact: ConversationState['contact'];
};

/** Either a text that may be sent, or the reason why a person must answer. */
export type Composed = { text: string; ai: AiResult } | { handoff: Handoff; ai: AiResult };

/** From the customer's messages to a guarded answer; the model is asked only when no phrase asks for a person. */
export async function composeReply(model: Model, settings: Settings, talk: Talk): Promise<Composed> {
	const early = decideHandoff(talk.turn.burst.map(({ text }) => text).join('\n'), settings.handoffPhrases);
	if (early) return { handoff: early, ai: { ...NOTHING, ...named(early) } };
	const asked = await ask(model, settings, talk);
	const said = asked.reply ?? asked.draft ?? null;
	const facts = factsOf(asked);
	const doubt = checkVerdict(asked, settings.minConfidence);
	if (doubt) return { handoff: doubt, ai: { ...facts, ...named(doubt), draft: said } };
	const guarded = guardReply(asked.reply ?? '', sourcesOf(settings, talk));
	if (!guarded.ok) return { handoff: guarded, ai: { ...facts, ...named(guarded), draft: said } };
	return { text: guarded.text, ai: { ...facts, reply: guarded.text, reason: asked.reason, detail: 'The assistant answered.' } };
}

async function ask(model: Model, settings: Settings, { turn, thread }: Talk): Promise<Asked> {
	const files = await fetchFiles(model, settings, turn);
	const shown = thread.filter(({ id }) => id <= turn.last.id);
	return await askModels({
		models: settings.models,
		budgetMs: settings.timeoutSeconds * 1000,
		call: async (name, timeoutMs) =>
			await model.generate(name, buildPrompt(settings, shown, { model: name, files }), timeoutMs),
		wait: model.wait,
		now: model.now,
	});
}

async function fetchFiles(model: Model, settings: Settings, { burst }: Turn): Promise<InlineFile[]> {
	if (burst.every(({ files }) => files.length === 0)) return [];
	const wanted = planFiles(burst, await model.chatwootUrl(), settings);
	const fetched = await Promise.all(
		wanted.map(async (file) => ({ file, base64: await model.fetchFile(file) })),
	);
	return fetched.flatMap(({ file, base64 }) =>
		base64 === undefined ? [] : [{ messageId: file.messageId, mimeType: file.mimeType, base64 }],
	);
}

function sourcesOf({ knowledge, instructions, maxCharacters }: Settings, { thread, contact }: Talk): Sources {
	const shown = thread.filter(({ isPrivate }) => !isPrivate);
	const textsOf = (isWanted: (message: ThreadMessage) => boolean) => shown.filter(isWanted).map(({ text }) => text);
	return {
		knowledge,
		instructions,
		rules: RULES,
		maxCharacters,
		contact,
		shopTexts: textsOf(isFromShop),
		customerTexts: textsOf((message) => !isFromShop(message)).map((text) => clip(text, MAX_MESSAGE_CHARACTERS)),
		previousAnswers: textsOf(({ mark }) => mark?.source === MARK_SOURCE),
	};
}

function factsOf({ model, attempts, confidence, language, usage }: Asked): AiResult {
	return {
		...NOTHING,
		model,
		attempts,
		confidence: confidence ?? null,
		language: language ?? null,
		...(usage ? { usage } : {}),
	};
}

function named({ reason, detail }: Handoff): Pick<AiResult, 'handoff' | 'reason' | 'detail'> {
	return { handoff: true, reason, detail };
}
