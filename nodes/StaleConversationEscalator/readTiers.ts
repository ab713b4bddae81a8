import { isRecord } from '../shared/chatwoot/errors';
import { idOf, textOf } from '../shared/readId';
import type { JsonRecord } from '../shared/chatwoot/types';

export const PRIORITIES = ['low', 'medium', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** One step of escalation, taken once the customer has waited so long. */
export type Tier = {
	/** Counted from 1. */
	number: number;
	afterMinutes: number;
	assign: { to: 'agent' | 'team'; id: number } | undefined;
	label: string;
	priority: Priority | undefined;
	note: string;
};

const MAX_MINUTES = 525_600;
/** What Chatwoot makes a label of; anything else would be several labels, or none. */
const LABEL = /^[\p{L}\p{N}_-]+$/u;

/**
 * Reads the tiers as the panel stores them: `{ tier: [{ afterMinutes, assignTo, agentId, teamId, label, priority, note }] }`.
 *
 * @throws Error with a sentence that names the tier and the field
 */
export function readTiers(value: unknown): Tier[] {
	const listed = isRecord(value) && Array.isArray(value.tier) ? value.tier.filter(isRecord) : [];
	if (listed.length === 0) throw new Error('Tiers is empty. Add at least one tier, such as After (Minutes) 10.');
	const tiers = listed.map((tier, index) => readTier(tier, index + 1));
	for (const [index, tier] of tiers.entries()) checkOrder(tiers[index - 1], tier);
	return tiers;
}

function checkOrder(before: Tier | undefined, tier: Tier): void {
	if (!before || tier.afterMinutes > before.afterMinutes) return;
	throw new Error(
		`Tier ${tier.number} comes after ${tier.afterMinutes} minutes, and tier ${before.number} in front of it after ${before.afterMinutes}. Put the tiers in order, each later than the one before.`,
	);
}

function readTier(given: JsonRecord, number: number): Tier {
	return {
		number,
		afterMinutes: readMinutes(given.afterMinutes, number),
		assign: readAssign(given, number),
		label: readLabel(given.label, number),
		priority: readPriority(given.priority, number),
		note: textOf(given.note),
	};
}

function readMinutes(value: unknown, number: number): number {
	const text = textOf(value ?? 10);
	const minutes = Number(text);
	if (text !== '' && minutes >= 0 && minutes <= MAX_MINUTES) return minutes;
	throw new Error(`Tier ${number}: After (Minutes) is "${text.slice(0, 40)}". Enter a number of minutes, such as 10.`);
}

function readAssign(given: JsonRecord, number: number): Tier['assign'] {
	const to = textOf(given.assignTo) || 'agent';
	if (to === 'none') return undefined;
	if (to !== 'agent' && to !== 'team') {
		throw new Error(`Tier ${number}: Assign To is "${to.slice(0, 40)}". Choose "agent", "team" or "none".`);
	}
	const name = to === 'agent' ? 'Agent' : 'Team';
	const id = idOf(to === 'agent' ? given.agentId : given.teamId, `Tier ${number}: ${name}`);
	if (id) return { to, id };
	throw new Error(`Tier ${number}: ${name} is empty. Choose who gets the conversation, or set Assign To to Nobody.`);
}

function readLabel(value: unknown, number: number): string {
	const label = textOf(value).toLowerCase();
	if (label === '' || LABEL.test(label)) return label;
	throw new Error(`Tier ${number}: Label is "${label.slice(0, 40)}". Enter one label as Chatwoot writes it: letters, digits, "-" and "_".`);
}

function readPriority(value: unknown, number: number): Priority | undefined {
	const text = textOf(value).toLowerCase();
	if (text === '') return undefined;
	const priority = PRIORITIES.find((known) => known === text);
	if (priority) return priority;
	throw new Error(`Tier ${number}: Priority is "${text.slice(0, 40)}". Choose ${PRIORITIES.join(', ')}, or leave it as it is.`);
}
