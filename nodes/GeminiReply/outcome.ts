import type { Usage } from './readReply';

export type Output = 'replied' | 'handedOff' | 'skipped';

/** What the node adds to the item as `ai`; every key is always there. */
export type AiResult = {
	/** The text that was sent, or drafted; null when there is none. */
	reply: string | null;
	handoff: boolean;
	/** The model's own words for an answer; a fixed name for a hand-off or a skip. */
	reason: string;
	/** The same in a sentence for people. */
	detail: string;
	confidence: number | null;
	language: string | null;
	model: string | null;
	usage: Usage;
	/** The message in Chatwoot that holds the reply. */
	messageId: number | null;
	/** Requests to Gemini. */
	attempts: number;
	/** With a hand-off: what the model would have said. */
	draft: string | null;
	/** With a hand-off: what Chatwoot refused, in sentences. */
	notDone: string[];
};

export type Outcome = { output: Output; ai: AiResult };

export const NOTHING: AiResult = {
	...{ reply: null, handoff: false, reason: '', detail: '', confidence: null, language: null, model: null },
	usage: { promptTokens: 0, outputTokens: 0, thoughtTokens: 0 },
	...{ messageId: null, attempts: 0, draft: null, notDone: [] },
};

export function skipped({ skip: reason, detail }: { skip: string; detail: string }, said: Partial<AiResult> = {}): Outcome {
	return { output: 'skipped', ai: { ...NOTHING, ...said, reply: null, handoff: false, reason, detail } };
}
