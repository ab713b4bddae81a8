import type { IDataObject } from 'n8n-workflow';

import { leadsTableSql } from '../helpers/leadsTable';
import { startSimulator, type Simulator } from '../simulator/startSimulator';

/** Messages of one contact, as far as the table minds: their number, when each was scored, on top of which score. */
const hello = { message_id: 1, score: 0, stage: 'cold', became_hot: false, opt_out: false, scored_at: '2026-11-21T10:00:00.100Z', previous_scored_at: null };
const price = { ...hello, message_id: 2, score: 40, stage: 'warm', scored_at: '2026-11-21T10:00:00.200Z' };
const buy = { ...hello, message_id: 3, score: 70, stage: 'hot', became_hot: true, scored_at: '2026-11-21T10:00:00.300Z' };
const pay = { ...buy, message_id: 4, score: 65, scored_at: '2026-11-21T10:00:00.400Z' };
const bye = { ...hello, message_id: 5, opt_out: true, scored_at: '2026-11-21T10:00:00.500Z' };
/** Scored with the score of another in hand. */
const after = (earlier: { scored_at: string }, message: typeof hello | typeof price) => ({ ...message, previous_scored_at: earlier.scored_at });
const weeksLater = { ...after(buy, buy), message_id: 9, scored_at: '2027-01-21T10:00:00.000Z' };

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
	await simulator.supabase.database();
});
afterAll(async () => await simulator.stop());
beforeEach(async () => {
	simulator.supabase.clear();
	await (await simulator.supabase.database()).exec(leadsTableSql());
});

async function upsert(message: object): Promise<IDataObject> {
	const answer = await fetch(`${simulator.url}/rest/v1/leads?on_conflict=account_id,contact_id`, {
		method: 'POST',
		headers: { apikey: simulator.supabase.keys.secret, prefer: 'resolution=merge-duplicates,return=representation' },
		body: JSON.stringify({ account_id: 1, contact_id: 3, last_message: 'said', reasons: [], ...message }),
	});
	if (!answer.ok) throw new Error(`Supabase answered ${answer.status}`);
	const [row = {}] = (await answer.json()) as IDataObject[];
	return row;
}

const rows: Array<[string, object[], object]> = [
	['one', [hello], { score: 0, stage: 'cold', message_id: 1, hot_message_id: null }],
	['hot at once', [buy], { score: 70, stage: 'hot', hot_message_id: 3 }],
	['each aware of the one before', [hello, after(hello, price), after(price, buy)], { score: 70, message_id: 3, hot_message_id: 3 }],
	['aware of a higher score that has faded', [buy, after(buy, { ...price, message_id: 6, scored_at: '2026-12-01T10:00:00.000Z' })], { score: 40, stage: 'warm', message_id: 6, hot_message_id: 3 }],
	['two at once, the higher one first', [buy, { ...hello, message_id: 4 }], { score: 70, stage: 'hot', message_id: 4, hot_message_id: 3 }],
	['two at once, the higher one last', [hello, buy], { score: 70, stage: 'hot', message_id: 3, hot_message_id: 3 }],
	['two at once that both are hot: the first to be written', [buy, pay], { score: 70, message_id: 4, hot_message_id: 3 }],
	['the one that made it hot is written after one that built on it', [{ ...pay, score: 100, became_hot: false }, buy], { score: 100, stage: 'hot', message_id: 4, hot_message_id: 3 }],
	['two at once that both are hot, the later one first', [pay, buy], { score: 70, message_id: 4, hot_message_id: 4 }],
	['an old one after a newer one', [price, hello], { score: 40, stage: 'warm', message_id: 2, hot_message_id: null }],
	['the same one again', [buy, { ...buy, scored_at: '2026-11-21T11:00:00.000Z' }], { score: 70, message_id: 3, hot_message_id: 3 }],
	['hot again after it has cooled down', [buy, weeksLater], { score: 70, message_id: 9, hot_message_id: 9 }],
	['hot again long after, scored without knowing', [buy, { ...weeksLater, previous_scored_at: null }], { message_id: 9, hot_message_id: 9 }],
	['asked to be left alone', [buy, bye], { score: 0, stage: 'cold', opt_out: true, hot_message_id: 3 }],
	['asked to be left alone, and writes again', [bye, after(bye, { ...price, message_id: 6 })], { score: 40, opt_out: true }],
];

it.each(rows)('%s', async (_name, messages, expected) => {
	let row: IDataObject = {};
	for (const message of messages) row = await upsert(message);
	expect(row).toMatchObject(expected);
});

it('what is edited by hand stays', async () => {
	await upsert(buy);
	const database = await simulator.supabase.database();
	const edited = await database.query("update leads set score = 5, stage = 'cold', opt_out = false returning score, stage, hot_message_id::int");
	expect(edited).toEqual([{ score: 5, stage: 'cold', hot_message_id: 3 }]);
});

it.each([
	['a score above 100', { ...buy, score: 101 }],
	['a stage that is none', { ...buy, stage: 'boiling' }],
	['no contact', { ...buy, contact_id: null }],
])('refuses %s', async (_name, message) => {
	await expect(upsert(message)).rejects.toThrow('400');
});
