import { checkRow, isWanted, readWaitOfTrace, type Filters } from '../../../nodes/StaleConversationEscalator/checkRow';
import type { Row } from '../../../nodes/StaleConversationEscalator/readRow';
import { message, NOW, row, secondsAgo } from './records';

const HOURS = 60;
const thresholds = { firstMinutes: 10, oldest: secondsAgo(72 * HOURS) };
const trace = { messageId: 1, since: secondsAgo(30), waitingSince: secondsAgo(30), tier: 1, state: 'done' as const, by: 'p/1', at: secondsAgo(5), assigneeId: null };

describe('what a row of the list tells', () => {
	const rows: Array<[name: string, verdict: string, given: Partial<Row>]> = [
		['exactly at the threshold', 'look', { waitingSince: secondsAgo(10) }],
		['a second before it', 'quiet', { waitingSince: secondsAgo(10) + 1 }],
		['a customer wrote last', 'look', {}],
		['a human wrote last', 'quiet', { newest: message({ voice: 'human' }) }],
		['nobody ever wrote', 'quiet', { newest: null }],
		['an automatic reply came last', 'look', { newest: message({ voice: 'other' }) }],
		['a notice, and the customer never wrote', 'quiet', { newest: message({ voice: 'machine' }), isUntouched: true }],
		['a customer wrote last, whatever the unread count says', 'look', { isUntouched: true }],
		['resolved and reopened: nobody waits', 'quiet', { waitingSince: 0 }],
		['a bot answered last', 'look', { waitingSince: 0, newest: message({ voice: 'machine' }) }],
		['a note came last, and nobody waits for Chatwoot', 'look', { waitingSince: 0, newest: message({ voice: 'other' }) }],
		['the last word is exactly as old as is looked back', 'look', { waitingSince: secondsAgo(72 * HOURS), newest: message({ at: secondsAgo(72 * HOURS) }) }],
		['the last word of a customer is older', 'backlog', { waitingSince: secondsAgo(80 * HOURS), newest: message({ at: secondsAgo(72 * HOURS) - 1 }) }],
		['the last word of a machine is older', 'quiet', { waitingSince: secondsAgo(80 * HOURS), newest: message({ voice: 'machine', at: secondsAgo(73 * HOURS) }) }],
		['the notice is old, the customer wrote today', 'look', { waitingSince: secondsAgo(100 * HOURS), newest: message({ at: secondsAgo(20) }) }],
		['a server that tells neither wait nor last message', 'look', { waitingSince: undefined, newest: undefined }],
		['the same, long silent', 'quiet', { waitingSince: undefined, newest: undefined, lastActivityAt: secondsAgo(90 * HOURS) }],
	];
	it.each(rows)('%s', (_name, verdict, given) => {
		expect(checkRow(row(given), thresholds, NOW)).toBe(verdict);
	});
});

describe('the filters', () => {
	const none: Filters = { inboxIds: [], teamIds: [], labels: [], excludeLabels: [], includeAssignedToBot: false };
	const rows: Array<[name: string, wanted: boolean, given: Partial<Row>, filters?: Partial<Filters>]> = [
		['no filter', true, {}],
		['pending', false, { status: 'pending' }],
		['snoozed', false, { status: 'snoozed' }],
		['a muted or blocked contact', false, { isSilenced: true }],
		['assigned to a bot', false, { isAssignedToBot: true }],
		['assigned to a bot, included', true, { isAssignedToBot: true }, { includeAssignedToBot: true }],
		['one of the inboxes', true, { inboxId: 4 }, { inboxIds: [1, 4] }],
		['another inbox', false, { inboxId: 5 }, { inboxIds: [1, 4] }],
		['one of the teams', true, { teamId: 7 }, { teamIds: [7] }],
		['no team', false, {}, { teamIds: [7] }],
		['one of the labels', true, { labels: ['VIP', 'order'] }, { labels: ['vip'] }],
		['none of the labels', false, { labels: ['order'] }, { labels: ['vip'] }],
		['an excluded label', false, { labels: ['Spam'] }, { excludeLabels: ['spam'] }],
		['excluded beats wanted', false, { labels: ['vip', 'spam'] }, { labels: ['vip'], excludeLabels: ['spam'] }],
	];
	it.each(rows.map(([name, wanted, given, filters]) => [name, wanted, given, filters] as const))('%s', (_name, wanted, given, filters) => {
		expect(isWanted(row(given), { ...none, ...filters })).toBe(wanted);
	});
});

describe('the wait that an earlier run found', () => {
	it.each([
		['the same field of the server: the same wait', { trace }, { messageId: 1, since: trace.since, lastText: 'hola' }],
		['another field: read the messages', { trace, waitingSince: secondsAgo(20) }, undefined],
		['no field: read the messages', { trace: { ...trace, waitingSince: 0 }, waitingSince: 0 }, undefined],
		['no trace: read the messages', {}, undefined],
	])('%s', (_name, given, wait) => {
		expect(readWaitOfTrace(row(given))).toEqual(wait);
	});
});
