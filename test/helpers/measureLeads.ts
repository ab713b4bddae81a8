import type { Stage } from '../../nodes/LeadScorer/scoreLead';

/** `pricing`: at least warm. `warm`: a soft interest, at least warm where it is found. `none`: cold. */
export type LabelledMessage = { id: string; text: string; lang: string; label: 'hot' | 'pricing' | 'warm' | 'none'; group?: string };
export type Quality = { recall: number; precision: number };

/**
 * How well a judge tells hot leads, and leads at all. A pricing question that is called hot counts against the
 * precision of hot.
 */
export function measureLeads(messages: LabelledMessage[], judge: (text: string) => Stage): { hot: Quality; lead: Quality } {
	const judged = messages.map(({ text, label }) => ({ label, stage: judge(text) }));
	const rate = (wanted: (label: string) => boolean, called: (stage: Stage) => boolean): Quality => {
		const right = judged.filter(({ label, stage }) => wanted(label) && called(stage)).length;
		return {
			recall: right / judged.filter(({ label }) => wanted(label)).length,
			precision: right / judged.filter(({ stage }) => called(stage)).length,
		};
	};
	return {
		hot: rate((label) => label === 'hot', (stage) => stage === 'hot'),
		lead: rate((label) => label !== 'none', (stage) => stage !== 'cold'),
	};
}
