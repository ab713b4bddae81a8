import { findWaiting } from '../../../nodes/StaleConversationEscalator/findWaiting';
import { forgetQuiet } from '../../../nodes/StaleConversationEscalator/askWait';
import { readSettings } from '../../../nodes/StaleConversationEscalator/readSettings';
import type { ChatwootRequest } from '../../../nodes/shared/chatwoot/types';
import { fakeClient, failed } from '../../helpers/fakeClient';
import { NOW, secondsAgo } from './records';

const settings = readSettings(
	{ tiers: { tier: [{ afterMinutes: 10, assignTo: 'none' }] }, filters: {}, businessHours: '', schedule: '', dryRun: false, options: {}, timezone: 'UTC' },
	NOW,
);
const user = { id: 1, type: 'user' };
const list = (payload: unknown[], total = payload.length) => ({ data: { meta: { all_count: total }, payload } });

beforeEach(forgetQuiet);

describe('a server of version 2.10: no wait, no order, up to ten unread messages in the list', () => {
	const old = (id: number, minutes: number, messages: unknown[] = []) => ({ id, inbox_id: 2, status: 'open', timestamp: secondsAgo(minutes), messages, meta: { sender: { id: 3 } } });
	const said = (id: number, type: number, minutes: number, more = {}) => ({ id, message_type: type, created_at: secondsAgo(minutes), ...more });

	it('is read to the end, and judged from the messages', async () => {
		const first = [old(1, 1, [said(10, 0, 30), said(11, 0, 1)]), old(2, 2, [said(20, 1, 2, { sender: user })])];
		const second = [old(3, 200, [said(30, 2, 200)]), old(4, 90 * 60)];
		const threads: Record<string, unknown> = {
			'/conversations/1/messages': { payload: [said(9, 1, 40, { sender: user }), said(10, 0, 30), said(11, 0, 1)] },
			'/conversations/3/messages': { payload: [said(29, 1, 201, { sender: user })] },
		};
		const client = fakeClient([list(first, 4), list(second, 4), thread, thread]);
		function thread({ path }: ChatwootRequest) {
			return threads[path];
		}
		const { waiting } = await findWaiting(client, settings);
		expect(waiting.map(({ row, wait }) => [row.id, wait.since])).toEqual([[1, secondsAgo(30)]]);
		expect(client.sent).toEqual(['GET /conversations', 'GET /conversations', 'GET /conversations/1/messages', 'GET /conversations/3/messages']);
	});
});

const row = (id: number) => ({
	id,
	inbox_id: 2,
	status: 'open',
	waiting_since: secondsAgo(30),
	meta: { sender: { id: 3 } },
	last_non_activity_message: { id: 10 * id, message_type: 0, created_at: secondsAgo(30) },
});

it('a conversation that cannot be read is told; one that is gone is not; the others are found', async () => {
	const good = { payload: [{ id: 30, message_type: 0, created_at: secondsAgo(30) }] };
	const { waiting, problems } = await findWaiting(fakeClient([list([row(1), row(2), row(3)]), failed(500), failed(404), good]), settings);
	expect(waiting.map(({ row: { id } }) => id)).toEqual([3]);
	expect(problems).toEqual([expect.stringMatching(/^Conversation 1 could not be looked into\. .*500/)]);
});

it('what is no list is not taken for nobody', async () => {
	await expect(findWaiting(fakeClient(['<html>', '<html>']), settings)).rejects.toThrow(/did not answer with a list/);
});

it('a long thread is read back to the last human, and no further', async () => {
	const page = (from: number, voices: number[]) => ({ payload: voices.map((type, index) => ({ id: from + index, message_type: type, created_at: secondsAgo(100 - from - index), sender: type === 1 ? user : undefined })) });
	const pages = [page(41, Array(20).fill(0)), page(21, [0, 1, ...Array<number>(18).fill(0)])];
	const client = fakeClient([list([{ ...row(1), waiting_since: secondsAgo(77) }]), ...pages]);
	const { waiting } = await findWaiting(client, settings);
	expect(waiting[0]?.wait.messageId).toBe(23);
	expect(client.requests.slice(1).map(({ query }) => query?.before)).toEqual([undefined, 41]);
});
