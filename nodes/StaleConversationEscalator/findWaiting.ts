import { ChatwootError } from '../shared/chatwoot/errors';
import { eachOf } from '../shared/eachOf';
import type { ChatwootClient } from '../shared/chatwoot/types';
import { askWait } from './askWait';
import { checkRow, isWanted, readWaitOfTrace } from './checkRow';
import { sentenceOf } from './clockFor';
import type { Waiting } from './planEscalation';
import type { Settings } from './readSettings';
import type { Row } from './readRow';
import { scanConversations } from './scanConversations';

/** Conversations looked into, claimed or escalated at the same time. */
export const AT_A_TIME = 8;
const SECONDS_PER_MINUTE = 60;

export type Found = {
	waiting: Waiting[];
	/** How many customers wait so long that nobody looks back. */
	backlog: number;
	/** Open conversations per agent, of those that were read. */
	load: Map<number, number>;
	/** Conversations that could not be looked into. */
	problems: string[];
};

/** Everybody who may have to be escalated: from the list alone where it tells, else from the messages. */
export async function findWaiting(client: ChatwootClient, settings: Settings): Promise<Found> {
	const found: Found = { waiting: [], backlog: 0, load: new Map(), problems: [] };
	const rows = await scan(client, settings, found);
	await eachOf(rows, AT_A_TIME, async (row) => {
		try {
			const wait = readWaitOfTrace(row) ?? (await askWait(client, row, oldestOf(settings)));
			if (wait) found.waiting.push({ row, wait });
		} catch (error) {
			if (!isGone(error)) found.problems.push(`Conversation ${row.id} could not be looked into. ${sentenceOf(error)}`);
		}
	});
	return found;
}

async function scan(client: ChatwootClient, settings: Settings, found: Found): Promise<Row[]> {
	const { filters, maxPages, tiers, lookBehindBots, at } = settings;
	const firstMinutes = tiers[0]?.afterMinutes ?? 0;
	const thresholds = { firstMinutes, oldest: oldestOf(settings) };
	const latestStart = at.getTime() / 1000 - firstMinutes * SECONDS_PER_MINUTE;
	const rows: Row[] = [];
	await scanConversations(client, {
		filters,
		maxPages,
		isFresh: ({ waitingSince }) => !lookBehindBots && (waitingSince === 0 || Number(waitingSince) > latestStart),
		take: (row) => {
			const { assignee, isAssignedToBot } = row;
			if (assignee && !isAssignedToBot) found.load.set(assignee.id, (found.load.get(assignee.id) ?? 0) + 1);
			const verdict = isWanted(row, filters) ? checkRow(row, thresholds, at) : 'quiet';
			if (verdict === 'look') rows.push(row);
			if (verdict === 'backlog') found.backlog++;
		},
	});
	return rows;
}

/** Unix seconds before which a wait is backlog. Where the clock pauses, age alone does not tell. */
export function oldestOf({ hours, ignoreOlderMinutes, at }: Settings): number {
	return hours.kind === 'always' ? at.getTime() / 1000 - ignoreOlderMinutes * SECONDS_PER_MINUTE : 0;
}

export function isGone(error: unknown): boolean {
	return error instanceof ChatwootError && error.details.status === 404;
}
