import type { INodeParameters } from 'n8n-workflow';

import { breakJson } from '../helpers/breakJson';
import { runNode } from '../helpers/engine';
import { asItem, ENGINE_ITEMS, findErrorFlaw, findPollution, FUZZ_TIMEOUT_MS, fromItem, fuzzNode } from '../helpers/fuzzItems';
import { geminiCredentialFor, KNOWLEDGE, startAssistant, type Assistant } from '../helpers/startAssistant';
import { ANA, credentialFor } from '../helpers/startShop';
import { startWaitingShop, tiersTo, type WaitingShop } from '../helpers/waitingShop';
import { createRandom } from '../simulator/random';

const LUIS = '+56961234568';
const random = createRandom(11);

describe('Gemini Reply', () => {
	let shop: Assistant;
	beforeEach(async () => {
		shop = await startAssistant();
	});
	afterEach(async () => await shop.stop());

	it('answers, hands over, skips or refuses each broken item, and nobody else hears of it', async () => {
		await shop.writes('hola', LUIS);
		const sound = await shop.writes('¿cuánto cuesta la polera?', ANA);
		const parameters: INodeParameters = { knowledge: KNOWLEDGE, options: { quietSeconds: 0, timeoutSeconds: 2, maxRepliesPerHour: 3 } };
		const credentials = { chatwootAccountApi: credentialFor(shop.simulator), geminiReplyApi: geminiCredentialFor(shop.simulator) };
		const make = () => asItem(breakJson(random, sound));
		const { flaws, outputs } = await fuzzNode({ type: 'geminiReply', parameters, credentials, make, count: ENGINE_ITEMS });
		expect(flaws).toEqual([]);
		expect(outputs).toBeGreaterThan(ENGINE_ITEMS / 10);
		expect((await shop.received(ANA)).length).toBeLessThanOrEqual(3);
		expect(await shop.received(LUIS)).toEqual([]);
	}, FUZZ_TIMEOUT_MS);
});

describe('Stale Conversation Escalator', () => {
	let shop: WaitingShop;
	beforeEach(async () => {
		shop = await startWaitingShop();
	});
	afterEach(async () => await shop.stop());

	it('runs or refuses each broken set of parameters, and a dry run writes nothing', async () => {
		shop.converse([[25, 'customer', 'hola']]);
		const sound = { tiers: tiersTo(shop.simulator.agents.admin), filters: { labels: 'vip' }, businessHours: 'json', schedule: { weekly: { mon: [['09:00', '18:00']] } }, options: { maxPages: 3 } };
		const parameters = { ...fromItem(Object.keys(sound)), dryRun: true };
		const flaws: object[] = [];
		for (let index = 0; index < ENGINE_ITEMS; index++) {
			const item = asItem(breakJson(random, sound));
			const run = { type: 'staleConversationEscalator', parameters, credentials: { chatwootAccountApi: credentialFor(shop.simulator) }, items: [item] };
			const flaw = await runNode(run).then(() => undefined, (error: Error) => findErrorFlaw(error.message));
			if (flaw !== undefined) flaws.push({ flaw, item: JSON.stringify(item).slice(0, 1_000) });
		}
		expect([...flaws, ...findPollution()].slice(0, 10)).toEqual([]);
		expect(shop.simulator.calls.all().filter(({ method, path }) => method !== 'GET' && !path.endsWith('/filter'))).toEqual([]);
	}, FUZZ_TIMEOUT_MS);
});
