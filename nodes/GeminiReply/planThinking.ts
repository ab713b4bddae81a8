import type { JsonRecord } from '../shared/chatwoot/types';

export const THINKING_LEVELS = ['MINIMAL', 'LOW', 'MEDIUM', 'HIGH'] as const;
export type ThinkingLevel = (typeof THINKING_LEVELS)[number];

/** Gemini 2.5 counts tokens where later models take a level; both in one request are refused. */
const BUDGETS: Record<ThinkingLevel, number> = { MINIMAL: 0, LOW: 1_024, MEDIUM: 8_192, HIGH: 24_576 };
/** The pro models cannot stop thinking. */
const SMALLEST_PRO_BUDGET = 128;
/** Models that answer MINIMAL with an error. */
const NEVER_MINIMAL = /^gemini-3(?:\.[0178])?-(?:pro|flash)(?!-lite)|^gemini-3\.[78]/;

/** The `thinkingConfig` for a model, as near to the wish as the model allows; undefined where it is better left out. */
export function planThinking(model: string, level: ThinkingLevel | undefined): JsonRecord | undefined {
	if (level === undefined) return undefined;
	if (/^gemini-2\.5/.test(model)) {
		const smallest = model.includes('pro') ? SMALLEST_PRO_BUDGET : 0;
		return { thinkingBudget: Math.max(smallest, BUDGETS[level]) };
	}
	if (!/^gemini-[3-9]/.test(model)) return undefined;
	return { thinkingLevel: level === 'MINIMAL' && NEVER_MINIMAL.test(model) ? 'LOW' : level };
}
