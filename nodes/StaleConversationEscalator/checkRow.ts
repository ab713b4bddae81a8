import type { Row } from './readRow';
import type { Wait } from './readThread';

const MINUTE_SECONDS = 60;

export type Filters = {
	inboxIds: number[];
	teamIds: number[];
	/** One of these, when any is named. */
	labels: string[];
	excludeLabels: string[];
	includeAssignedToBot: boolean;
};

/** Whether a conversation is of those that the user wants escalated. */
export function isWanted(row: Row, filters: Filters): boolean {
	if (row.status !== 'open' || row.isSilenced) return false;
	if (row.isAssignedToBot && !filters.includeAssignedToBot) return false;
	if (filters.inboxIds.length > 0 && !filters.inboxIds.includes(row.inboxId)) return false;
	if (filters.teamIds.length > 0 && !(row.teamId && filters.teamIds.includes(row.teamId))) return false;
	const labels = row.labels.map((label) => label.toLowerCase());
	if (filters.excludeLabels.some((label) => labels.includes(label))) return false;
	return filters.labels.length === 0 || filters.labels.some((label) => labels.includes(label));
}

export type Thresholds = {
	/** Of the first tier. */
	firstMinutes: number;
	/** Waits that began before this are left alone; 0 when the clock pauses, and age does not tell. Unix seconds. */
	oldest: number;
};

/**
 * What a row of the list alone tells: certainly no wait that is due, or that the messages are to be read.
 * `backlog` is a customer who wrote last and longer ago than anybody looks back.
 */
export function checkRow(row: Row, { firstMinutes, oldest }: Thresholds, now: Date): 'quiet' | 'backlog' | 'look' {
	const { newest, waitingSince } = row;
	if (newest === null || newest?.voice === 'human') return 'quiet';
	const customerWroteLast = newest?.voice === 'customer';
	if (newest && !customerWroteLast && row.isUntouched) return 'quiet';
	// Somebody closed it without a word: nothing but that leaves a customer's message last and nobody waiting.
	if (waitingSince === 0 && customerWroteLast) return 'quiet';
	const latestStart = now.getTime() / 1000 - firstMinutes * MINUTE_SECONDS;
	if (waitingSince !== undefined && waitingSince > latestStart) return 'quiet';
	const latest = newest?.at ?? row.lastActivityAt;
	if (latest > 0 && latest < oldest) return customerWroteLast ? 'backlog' : 'quiet';
	return 'look';
}

/** The wait that an earlier run found, where the server's own field says that it is still the same. */
export function readWaitOfTrace({ trace, waitingSince, newest }: Row): Wait | undefined {
	if (!trace || !waitingSince || trace.waitingSince !== waitingSince) return undefined;
	const lastText = newest?.voice === 'customer' ? newest.text : '';
	return { messageId: trace.messageId, since: trace.since, lastText };
}
