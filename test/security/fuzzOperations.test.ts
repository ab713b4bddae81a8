import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { breakJson } from '../helpers/breakJson';
import { failed } from '../helpers/fakeClient';
import { findErrorFlaw, findPollution, findUnwritable, FUZZ_ITEMS, FUZZ_TIMEOUT_MS, fuzzNode } from '../helpers/fuzzItems';
import { expressionsFor, operations, plausibleItem, type KnownOperation } from '../helpers/operationFields';
import { ANA, credentialFor, startShop, type Shop } from '../helpers/startShop';
import type { ChatwootClient } from '../../nodes/shared/chatwoot/types';
import { choose, createRandom } from '../simulator/random';

const random = createRandom(4);
const asItem = (value: unknown): IDataObject => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as IDataObject) : {});
const brokenItem = ({ operation }: KnownOperation) => asItem(breakJson(random, plausibleItem(operation)));

const unsendable: string[] = [];
/** Knows nobody, and notes what does not fit into JSON or leaves its path. */
const emptyServer: ChatwootClient = {
	account: 'https://chat.example#1',
	reader: 'https://chat.example#1/token',
	request: async ({ body, query, path }) => {
		if (findUnwritable([body, query]) || !/^[\w/-]+$/.test(path)) unsendable.push(path);
		throw failed(404, { error: 'Resource could not be found' });
	},
	pages: async () => [],
	wait: async () => {},
	now: () => new Date(),
};

it('every operation reads or refuses broken fields', async () => {
	const flaws: object[] = [];
	for (let index = 0; index < FUZZ_ITEMS; index++) {
		const known = choose(random, operations);
		const item = brokenItem(known);
		const flaw = await runOperation(known, item).then(findUnwritable, (error: unknown) => findErrorFlaw(error instanceof Error ? error.message : error));
		if (flaw !== undefined) flaws.push({ flaw, operation: `${known.resource}.${known.operation.value}`, item: JSON.stringify(item).slice(0, 600) });
	}
	expect([...flaws.slice(0, 20), ...unsendable, ...findPollution()]).toEqual([]);
}, FUZZ_TIMEOUT_MS);

async function runOperation({ operation }: KnownOperation, item: IDataObject) {
	return await operation.run({
		...{ client: emptyServer, callKey: 'w/1/Chatwoot/0', contacts: new Map(), item, timezone: 'America/Santiago', now: new Date('2026-11-21T12:00:00Z') },
		file: async (field) => ({ field: 'attachments[]', fileName: field, mimeType: 'image/png', data: new Uint8Array(1) }),
		parameter: (name) => item[name] ?? '',
	});
}

describe('in n8n, against Chatwoot', () => {
	let shop: Shop;
	beforeAll(async () => {
		shop = await startShop();
	});
	afterAll(async () => await shop.stop());
	const fuzz = (path: string, make: (index: number) => IDataObject, count: number) => {
		const known = operations.find(({ resource, operation }) => path === `${resource}.${operation.value}`);
		const parameters = { resource: known?.resource, operation: known?.operation.value, ...expressionsFor(known?.operation.fields ?? []) } as INodeParameters;
		return { type: 'chatwoot', parameters, credentials: { chatwootAccountApi: credentialFor(shop.simulator) }, make, count };
	};

	it('each notice reaches the phone of its own item, or nobody', async () => {
		const phoneOf = (index: number) => `+56 9 ${6_000_0000 + index}`;
		const texts = new Map<number, string>();
		const make = (index: number) => {
			const item = { phone: phoneOf(index), name: 'Ana', content: `Pedido #${index}!`, idempotencyKey: `k/${index}`, country: 'CL', whenWindowClosed: 'template' };
			const broken = asItem(breakJson(random, item));
			texts.set(index, JSON.stringify(broken.phone ?? ''));
			return { ...broken, inboxId: shop.simulator.inboxes.whatsapp };
		};
		const run = fuzz('notification.send', make, Math.ceil(FUZZ_ITEMS / 40));
		const param = ['={{ $json.name }}', '={{ $json.content }}', '$1'].map((value) => ({ name: '', value }));
		run.parameters.template = { name: 'order_confirmation', language: 'es', bodyParams: { param } };
		const { flaws, outputs, lastError } = await fuzzNode(run);
		await shop.simulator.settled();
		const strangers = shop.simulator.chats.all().flatMap(({ phone, messages }) => messages.flatMap(({ text }) => {
			const index = /#(\d+)!/.exec(text)?.[1];
			const given = (index === undefined ? '' : (texts.get(Number(index)) ?? '')).replace(/\D/g, '');
			return index === undefined || given.includes(phone.slice(-8)) ? [] : [{ phone, text, given }];
		}));
		expect(flaws).toEqual([]);
		expect(strangers).toEqual([]);
		expect(outputs > FUZZ_ITEMS / 120 ? undefined : lastError).toBeUndefined();
	}, FUZZ_TIMEOUT_MS);

	it('each message reaches the conversation of its own item, or none', async () => {
		await shop.customerWrites(ANA);
		const others = async () => (await shop.received()).length - (await shop.received(ANA)).length;
		const before = await others();
		const conversation = [...(shop.simulator.world.accounts.get(shop.simulator.accountId)?.conversations.values() ?? [])].at(-1);
		const make = (index: number) => asItem(breakJson(random, { conversationId: conversation?.displayId ?? 0, content: `Hola ${index}`, options: { contentAttributes: '{"a": 1}', replyToMessageId: '', idempotencyKey: `m/${index}` } }));
		const { flaws } = await fuzzNode(fuzz('message.send', make, Math.ceil(FUZZ_ITEMS / 40)));
		expect(flaws).toEqual([]);
		expect(await others()).toBe(before);
		expect((await shop.received(ANA)).length).toBeGreaterThan(FUZZ_ITEMS / 500);
	}, FUZZ_TIMEOUT_MS);

	it.each(operations.filter(({ operation }) => !/^delete$|sendVoiceNote|sendFiles/.test(operation.value)).map((known) => [`${known.resource}.${known.operation.value}`, known] as const))(
		'%s',
		async (path, known) => {
			const { flaws } = await fuzzNode({ ...fuzz(path, () => brokenItem(known), Math.ceil(FUZZ_ITEMS / 2_000)), many: true });
			expect(flaws).toEqual([]);
		},
		FUZZ_TIMEOUT_MS,
	);
});
