import { isRecord } from '../shared/chatwoot/errors';
import { readSchedule } from '../shared/hours/readSchedule';
import type { Schedule } from '../shared/hours/schedule';
import { readInstant } from '../shared/readInstant';
import { idOf, listOf, textOf } from '../shared/readId';
import type { JsonRecord } from '../shared/chatwoot/types';
import { printed } from '../shared/printed';
import type { Filters } from './checkRow';
import { readTiers, type Tier } from './readTiers';

const MINUTES_PER_HOUR = 60;

/** The node's fields as n8n hands them over, expressions evaluated. */
export type Parameters = {
	tiers: unknown;
	filters: unknown;
	businessHours: unknown;
	schedule: unknown;
	dryRun: unknown;
	options: unknown;
	/** Of the workflow: an instant without offset is meant in it. */
	timezone: string;
};

export type Settings = {
	tiers: Tier[];
	filters: Filters;
	hours: { kind: 'always' } | { kind: 'json'; schedule: Schedule } | { kind: 'chatwootInbox' };
	dryRun: boolean;
	maxEscalations: number;
	maxPages: number;
	ignoreOlderMinutes: number;
	/** Reads every page, because an answer of a bot hides a wait from Chatwoot's own order. */
	lookBehindBots: boolean;
	/** The instant to judge. */
	at: Date;
};

/** @throws Error with a sentence that names the field */
export function readSettings(given: Parameters, now: Date): Settings {
	const options = isRecord(given.options) ? given.options : {};
	const settings: Settings = {
		tiers: readTiers(given.tiers),
		filters: readFilters(given.filters),
		hours: readHours(given),
		dryRun: given.dryRun === true,
		maxEscalations: readCount(options.maxEscalations, 'Max Escalations', 50),
		maxPages: readCount(options.maxPages, 'Max Pages', 400),
		ignoreOlderMinutes: readOlder(options.ignoreOlderThanHours),
		lookBehindBots: options.lookBehindBots === true,
		at: readInstant(options.at, 'Moment', given.timezone) ?? now,
	};
	checkReach(settings);
	return settings;
}

/** A tier beyond what is looked back to would never be taken. */
function checkReach({ tiers, ignoreOlderMinutes }: Settings): void {
	const beyond = tiers.find(({ afterMinutes }) => afterMinutes >= ignoreOlderMinutes);
	if (!beyond) return;
	throw new Error(
		`Tier ${beyond.number} comes after ${beyond.afterMinutes} minutes, but Ignore Older Than (Hours) leaves conversations alone after ${ignoreOlderMinutes / MINUTES_PER_HOUR} hours. Raise it, or set it to 0 for no limit.`,
	);
}

function readOlder(value: unknown): number {
	const hours = Number(printed(value ?? 72));
	if (hours >= 0) return hours === 0 ? Infinity : hours * MINUTES_PER_HOUR;
	throw new Error('Ignore Older Than (Hours) must be a number of hours, or 0 for no limit.');
}

function readCount(value: unknown, name: string, usual: number): number {
	const count = Number(printed(value ?? usual));
	if (Number.isSafeInteger(count) && count > 0) return count;
	throw new Error(`${name} must be a whole number from 1, such as ${usual}.`);
}

function readHours({ businessHours, schedule }: Parameters): Settings['hours'] {
	const kind = textOf(businessHours) || 'always';
	if (kind === 'always' || kind === 'chatwootInbox') return { kind };
	if (kind === 'json') return { kind, schedule: readSchedule(schedule) };
	throw new Error(`Business Hours is "${kind.slice(0, 40)}". Choose "always", "json" or "chatwootInbox".`);
}

function readFilters(value: unknown): Filters {
	const given: JsonRecord = isRecord(value) ? value : {};
	return {
		inboxIds: readIds(given.inboxIds, 'Inbox IDs'),
		teamIds: readIds(given.teamIds, 'Team IDs'),
		labels: listOf(given.labels).map((label) => label.toLowerCase()),
		excludeLabels: listOf(given.excludeLabels).map((label) => label.toLowerCase()),
		includeAssignedToBot: given.includeAssignedToBot === true,
	};
}

function readIds(value: unknown, name: string): number[] {
	return listOf(value).flatMap((entry) => idOf(entry, name) ?? []);
}
