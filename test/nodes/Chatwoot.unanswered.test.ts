import { readEvent } from '../../nodes/ChatwootTrigger/readEvent';
import { chatwootRunner } from '../helpers/runChatwoot';
import { startWaitingShop, type WaitingShop } from '../helpers/waitingShop';
import { messagePayload } from '../simulator/chatwoot/events/payloads';
import { createMessage } from '../simulator/chatwoot/life/messages';
import type { Conversation } from '../simulator/chatwoot/model';
import type { Said } from '../simulator/chatwoot/seed/addWaiting';

let shop: WaitingShop;
const run = chatwootRunner(() => shop.simulator);
const find = async (more = {}) => await run('conversation.getUnanswered', { returnAll: true, ...more });
const found = async (more = {}) => (await find(more)).map(({ conversationId }) => conversationId);

beforeEach(async () => {
	shop = await startWaitingShop();
});
afterEach(async () => await shop.stop());

/** This package writes, three minutes ago. */
function own(conversation: Conversation, source: string, key: string, isPrivate = false): void {
	const sender = [...conversation.account.members.values()][0]?.user ?? null;
	const createdAt = new Date(Date.now() - 180_000);
	createMessage(shop.simulator.world, conversation, { type: 'outgoing', sender, content: 'x', private: isPrivate, createdAt, contentAttributes: { automation: { source, key } } });
}
const newestId = ({ messages }: Conversation) => messages.findLast(({ type }) => type === 'incoming')?.id;

describe('who is found', () => {
	const rows: Array<[string, Said[], boolean]> = [
		['wrote 5 minutes ago', [[5, 'customer']], true],
		['wrote 1 minute ago: somebody may be answering', [[1, 'customer']], false],
		['wrote 25 hours ago', [[1500, 'customer']], false],
		['wrote 25 hours ago, and again 5 minutes ago', [[1500, 'customer'], [5, 'customer']], true],
		['wrote 10 minutes ago, and again a minute ago', [[10, 'customer'], [1, 'customer']], false],
		['a person answered', [[10, 'customer'], [5, 'agent']], false],
		['a bot answered', [[10, 'customer'], [5, 'bot']], false],
		['was told that the shop is closed', [[10, 'customer'], [5, 'autoReply']], false],
		['a person answered, and a note followed', [[10, 'customer'], [5, 'agent'], [4, 'note']], false],
		['wrote after the answer', [[10, 'customer'], [8, 'agent'], [5, 'customer']], true],
		['got only a note, which customers do not see', [[10, 'customer'], [5, 'note']], true],
		['got only a rule of Chatwoot\'s', [[10, 'customer'], [5, 'rule']], true],
		['got only a greeting', [[10, 'customer'], [5, 'template']], true],
		['got only an activity', [[10, 'customer'], [5, 'activity']], true],
		['never wrote', [[10, 'agent']], false],
	];
	it.each(rows)('%s', async (_name, said, expected) => {
		const { displayId } = shop.converse(said);
		expect(await found()).toEqual(expected ? [displayId] : []);
	});

	const marks: Array<[string, (id: unknown) => [source: string, key: string, isPrivate?: boolean], boolean]> = [
		['news of an order is no answer', () => ['chatwoot.notification', 'shop/1/orderPaid'], true],
		['a message of a workflow is one', () => ['chatwoot.message', 'thanks'], false],
		['Gemini\'s answer', (id) => ['geminiReply', String(id)], false],
		['Gemini\'s note that it handed the message over', (id) => ['geminiReply', `${String(id)}/note`, true], false],
		['Gemini\'s draft', (id) => ['geminiReply', `${String(id)}/draft`, true], false],
		['Gemini\'s note about an earlier message', (id) => ['geminiReply', `${Number(id) - 1}/note`, true], true],
		['a note that the lead is hot', () => ['chatwoot.note', 'lead-hot/1', true], true],
	];
	it.each(marks)('%s', async (_name, mark, expected) => {
		const conversation = shop.converse([[10, 'customer']]);
		own(conversation, ...mark(newestId(conversation)));
		expect(await found()).toEqual(expected ? [conversation.displayId] : []);
	});

	it('the attribute names a message that needs no answer, until the customer writes again', async () => {
		const conversation = shop.converse([[10, 'customer']]);
		const filters = { handledAttribute: 'handled_message_id' };
		conversation.customAttributes = { handled_message_id: newestId(conversation) };
		expect(await found({ filters })).toEqual([]);
		conversation.customAttributes = { handled_message_id: 999 };
		expect(await found({ filters })).toEqual([conversation.displayId]);
	});

	it('open and pending, the longest wait first; nothing resolved, snoozed or blocked', async () => {
		const [pending, open, resolved, snoozed, blocked] = [9, 8, 7, 6, 5].map((minutes) => shop.converse([[minutes, 'customer']]));
		if (!pending || !open || !resolved || !snoozed || !blocked) throw new Error('Five were made.');
		pending.status = 'pending';
		resolved.status = 'resolved';
		snoozed.status = 'snoozed';
		blocked.contact.blocked = true;
		expect(await found()).toEqual([pending.displayId, open.displayId]);
		expect(await found({ returnAll: false, limit: 1 })).toEqual([pending.displayId]);
	});
});

it('the item is the trigger\'s, and says that it was missed', async () => {
	const conversation = shop.converse([[10, 'customer', '¿Tienen L?']], { phone: '+56961234567', labels: ['vip'] });
	const message = conversation.messages.at(-1);
	if (!message) throw new Error('Nobody wrote.');
	const body: unknown = JSON.parse(JSON.stringify({ event: 'message_created', ...messagePayload(shop.simulator.world, message) }));
	const [item = {}] = await find();
	const { missed, ...rest } = item;
	const triggered = readEvent(body, { deliveryId: null, signatureVerified: true });
	expect(missed).toBe(true);
	expect(rest).toEqual({ ...triggered, createdAt: rest.createdAt, conversation: rest.conversation });
	expect(Object.keys(rest.conversation as object)).toEqual(Object.keys((triggered as { conversation: object }).conversation));
	expect(rest.conversation).toMatchObject({ labels: ['vip'], status: 'open', assigneeType: null });
});

it('a shop in which all is answered costs two requests, however many conversations there are', async () => {
	for (let index = 0; index < 20; index++) shop.converse([[10, 'customer'], [5, 'agent']]);
	shop.simulator.calls.clear();
	expect(await find()).toEqual([]);
	expect(shop.simulator.calls.all()).toHaveLength(2);
});

it('pages behind the window are not read', async () => {
	for (let index = 0; index < 60; index++) shop.converse([[2_000 + index, 'customer']]);
	const { displayId } = shop.converse([[10, 'customer']]);
	shop.simulator.calls.clear();
	expect(await found()).toEqual([displayId]);
	expect(shop.simulator.calls.all()).toHaveLength(2);
});

it('a server that is away is an error with a sentence', async () => {
	shop.simulator.faults.add({ match: { path: '/conversations' }, kind: 'status502' });
	await expect(find()).rejects.toThrow(/502/);
});

it.each([['olderThanMinutes', 'soon', /Older Than \(Minutes\) must be a number/], ['youngerThanHours', '', /Younger Than \(Hours\) must be a number/]])('%s "%s"', async (field, value, sentence) => {
	await expect(find({ [field]: value })).rejects.toThrow(sentence);
});
