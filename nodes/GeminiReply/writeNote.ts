import { breakLiquid, clip, escapeMarkdown } from '../shared/text';
import type { Handoff } from './decideHandoff';

const MAX_DRAFT_CHARACTERS = 2_000;

/** What agents read when a conversation was handed over: why, and what the assistant would have said. */
export function writeHandoffNote({ detail }: Handoff, draft: string | null): string {
	const lines = [`**The assistant handed this conversation over.** ${escapeMarkdown(detail)}`];
	if (draft) lines.push(`**Its draft, not sent:**\n\n${escapeMarkdown(clip(draft, MAX_DRAFT_CHARACTERS))}`);
	return breakLiquid(lines.join('\n\n'));
}

/** The answer as a draft for an agent. */
export function writeDraftNote(answer: string): string {
	return `**Draft of the assistant:**\n\n${answer}`;
}
