import { askWorkingHours } from '../shared/hours/readWorkingHours';
import { businessMinutes } from '../shared/hours/businessMinutes';
import type { Schedule } from '../shared/hours/schedule';
import type { ChatwootClient } from '../shared/chatwoot/types';
import type { CountMinutes } from './planEscalation';
import type { Settings } from './readSettings';

const MS_PER_MINUTE = 60_000;

export type Clock = {
	countMinutes: CountMinutes;
	/** Per inbox whose hours cannot be read: the sentence. */
	broken: ReadonlyMap<number, string>;
};

/** The clock by which waits are counted; with the inboxes' own hours, those are read here. */
export async function clockFor(
	client: ChatwootClient,
	{ hours, at }: Pick<Settings, 'hours' | 'at'>,
	inboxIds: ReadonlySet<number>,
): Promise<Clock> {
	if (hours.kind === 'always') return { countMinutes: (_inboxId, from, to) => elapsedMinutes(from, to), broken: new Map() };
	if (hours.kind === 'json') return { countMinutes: (_inboxId, from, to) => businessMinutes(hours.schedule, from, to), broken: new Map() };
	const schedules = new Map<number, Schedule>();
	const broken = new Map<number, string>();
	for (const inboxId of inboxIds) {
		try {
			schedules.set(inboxId, await askWorkingHours(client, inboxId, at));
		} catch (error) {
			broken.set(inboxId, `Inbox ${inboxId}: its business hours could not be read, so nobody in it was escalated. ${sentenceOf(error)}`);
		}
	}
	return { countMinutes: (inboxId, from, to) => openMinutes(schedules.get(inboxId), from, to), broken };
}

function openMinutes(schedule: Schedule | undefined, from: Date, to: Date): number {
	return schedule ? businessMinutes(schedule, from, to) : 0;
}

function elapsedMinutes(from: Date, to: Date): number {
	return Math.max(0, (to.getTime() - from.getTime()) / MS_PER_MINUTE);
}

export function sentenceOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
