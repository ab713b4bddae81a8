import { changeAttributes } from '../../../../nodes/shared/chatwoot/changeAttributes';
import { takeClaim } from '../../../../nodes/shared/chatwoot/takeClaim';
import type { ChatwootRequest, JsonRecord } from '../../../../nodes/shared/chatwoot/types';
import { failed, fakeClient, limited } from '../../../helpers/fakeClient';

const conversation = (attributes: JsonRecord) => ({ id: 7, custom_attributes: attributes });
const written = ({ body }: ChatwootRequest) => body;
const addPlan = (there: JsonRecord) => ({ ...there, plan: 'gold' });

test.each([
	['429', limited(61_000)],
	['500', failed(500)],
	['502', failed(502)],
	['a connection that breaks', failed(undefined, '', 'ECONNRESET')],
	['a server that is not there', failed(undefined, '', 'ECONNREFUSED')],
])('%s: what somebody else wrote meanwhile is read again and kept', async (_name, failure) => {
	const client = fakeClient([conversation({ a: 1 }), failure, conversation({ a: 1, branch: 'norte' }), written]);
	expect(await changeAttributes(client, 7, addPlan)).toEqual({ a: 1, branch: 'norte', plan: 'gold' });
	expect(client.waits).toHaveLength(1);
});

test('each write is one request, so that nothing old comes after a wait', async () => {
	const client = fakeClient([conversation({}), limited(61_000), conversation({}), written]);
	await changeAttributes(client, 7, addPlan);
	const writes = client.requests.filter(({ method }) => method === 'POST');
	expect(writes.map(({ repeatable, failsWhenLimited }) => [repeatable, failsWhenLimited])).toEqual([[undefined, true], [undefined, true]]);
	expect(client.waits).toEqual([61_000]);
});

test.each([403, 404, 422])('%d is final', async (status) => {
	const client = fakeClient([conversation({}), failed(status)]);
	await expect(changeAttributes(client, 7, addPlan)).rejects.toMatchObject({ details: { status } });
	expect(client.waits).toEqual([]);
});

test.each([
	[500, failed(500)],
	[429, limited(5)],
])('%d again and again: given up after four times', async (status, failure) => {
	const client = fakeClient([1, 2, 3, 4].flatMap(() => [conversation({}), failure]));
	await expect(changeAttributes(client, 7, addPlan)).rejects.toMatchObject({ details: { status } });
	expect(client.sent).toHaveLength(8);
});

describe('a claim that is refused for a minute', () => {
	const claim = { place: { conversationId: 7 }, attribute: 'reply_claim', key: '12', by: 'mine' };
	const now = new Date('2026-11-21T12:01:01Z');
	const held = (by: string) => conversation({ reply_claim: { key: '12', by, at: now.getTime() / 1_000 } });

	test('while another worker takes it: the other one has it', async () => {
		const client = { ...fakeClient([conversation({}), limited(61_000), held('other')]), now: () => now };
		expect(await takeClaim(client, claim)).toBe(false);
	});

	test.each([
		['quickly', 1_000, 1_000],
		['slowly, maybe over a claim that stood already', 1_001, 10_000],
	])('written %s: waits', async (_name, writingMs, expected) => {
		const waits: number[] = [];
		let times = 0;
		const clock = { now: () => new Date(now.getTime() + writingMs * times++), wait: async (delayMs: number) => void waits.push(delayMs) };
		expect(await takeClaim({ ...fakeClient([conversation({}), written, held('mine')]), ...clock }, claim)).toBe(true);
		expect(waits).toEqual([expected]);
	});

	test('counts from when it is written', async () => {
		const client = fakeClient([conversation({}), limited(61_000), conversation({}), written, held('mine')]);
		let minutes = 0;
		const clock = { now: () => new Date(now.getTime() + 60_000 * minutes), wait: async () => void minutes++ };
		expect(await takeClaim({ ...client, ...clock }, claim)).toBe(true);
		const last = client.requests.findLast(({ method }) => method === 'POST');
		expect(last?.body).toMatchObject({ custom_attributes: { reply_claim: { at: now.getTime() / 1_000 + 60 } } });
	});
});
