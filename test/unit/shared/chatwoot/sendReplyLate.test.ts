import { sendReply } from '../../../../nodes/shared/chatwoot/sendReply';
import { directClient } from '../../../helpers/directClient';
import { startAssistant, type Assistant } from '../../../helpers/startAssistant';

let shop: Assistant;
beforeEach(async () => {
	shop = await startAssistant();
	// Long enough for others to look before it is there.
	shop.simulator.faults.add({ match: { method: 'POST', path: /\/messages$/ }, kind: 'slow', delayMs: 400 });
});
afterEach(async () => await shop.stop());

/** What a worker with a memory of its own makes of a message at night. */
async function reply(item: Record<string, unknown>, by: string, { missed, laterSeconds }: { missed: boolean; laterSeconds: number }): Promise<string> {
	const { url, accountId, tokens } = shop.simulator;
	const client = directClient({ url, accountId, token: tokens.admin }, { name: by, laterSeconds });
	const sent = { conversationId: Number(item.conversationId), mark: { source: 'test', key: 'night' }, message: { content: 'Estamos cerrados' } };
	const request = { ...sent, lookbackDays: 14, answers: Number(item.messageId), run: { by, missed } };
	return (await sendReply(client, request, new Date(Date.now() + laterSeconds * 1_000))).status;
}

test.each([
	['two sweeps', { missed: true, laterSeconds: 0 }],
	['two late deliveries', { missed: false, laterSeconds: 32 }],
])('the same message at the same instant, %s: one reply', async (_what, run) => {
	const item = await shop.writes('hola');
	const statuses = await Promise.all(['w0', 'w1'].map(async (by) => await reply(item, by, run)));
	expect(statuses.sort()).toEqual(['duplicate', 'sent']);
	expect(await shop.received()).toEqual(['Estamos cerrados']);
});

test('the usual reply claims nothing', async () => {
	const item = await shop.writes('hola');
	expect(await reply(item, 'w0', { missed: false, laterSeconds: 0 })).toBe('sent');
	expect(shop.calls().filter((call) => call.includes('custom_attributes'))).toEqual([]);
});
