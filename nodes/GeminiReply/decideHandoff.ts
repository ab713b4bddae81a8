import { foldText } from './foldText';
import { COMPLAINTS, DECLINED, HUMAN_WANTED, NO_ROBOT } from './handoffPhrases';
import type { ReplyVerdict } from './readReply';

export type Handoff = { reason: string; detail: string };

/**
 * Whether the customer is given to a person before any model is asked: wants one, complains in a way that only people
 * may answer, or says one of the shop's own phrases (separated by commas or lines; found as whole words).
 */
export function decideHandoff(text: string, ownPhrases: string): Handoff | undefined {
	const said = foldText(text);
	const own = ownPhrases.split(/[,;\n]/).map(foldText).filter(Boolean).find((phrase) => holdsWords(said, phrase));
	if (own !== undefined) return { reason: 'handoffPhrase', detail: `The customer wrote "${own}".` };
	const wanted = DECLINED.reduce((left, pattern) => left.replace(pattern, ' '), said);
	if (NO_ROBOT.test(said) || HUMAN_WANTED.some((pattern) => pattern.test(wanted))) {
		return { reason: 'customerAskedForHuman', detail: 'The customer asked for a person.' };
	}
	if (COMPLAINTS.some((pattern) => pattern.test(said))) {
		return { reason: 'complaint', detail: 'The customer complains or threatens with the law.' };
	}
	return undefined;
}

/** Whether what the model answered goes to a person instead. */
export function checkVerdict(verdict: ReplyVerdict, minConfidence: number): Handoff | undefined {
	const { confidence, reason } = verdict;
	if (verdict.asked) return { reason: 'assistantAskedForHuman', detail: reason };
	if (verdict.verdict === 'credential') return { reason: 'credential', detail: reason };
	if (verdict.verdict !== 'send') return { reason: 'modelFailed', detail: reason };
	if (confidence === undefined || confidence >= minConfidence) return undefined;
	return { reason: 'lowConfidence', detail: `The assistant was ${percent(confidence)} sure; ${percent(minConfidence)} is asked for.` };
}

function percent(share: number): string {
	return `${Math.round(share * 100)} %`;
}

function holdsWords(text: string, phrase: string): boolean {
	const literal = phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'u').test(text);
}
