import type { IDataObject } from 'n8n-workflow';

import { breakJson } from '../helpers/breakJson';
import { asItem, ENGINE_ITEMS, FUZZ_TIMEOUT_MS, fromItem, fuzzNode } from '../helpers/fuzzItems';
import { readJson } from '../helpers/sourceFiles';
import { choose, createRandom } from '../simulator/random';

const random = createRandom(3);
const texts = (readJson('test/fixtures/lead-messages/tuning.json') as { messages: Array<{ text: string }> }).messages.map(({ text }) => text);
const message = () => ({
	...{ event: 'message_created', content: choose(random, texts), messageId: 7 },
	contact: { id: 3, customAttributes: { lead_score: 40, lead_scored_at: '2026-11-01T10:00:00Z', orders_count: 2 } },
});
const RULES = [
	{ id: 'price', category: 'intent', points: 40, match: ['precio', 'a cuanto'], unless: ['mi pedido'] },
	{ id: 'buy', category: 'intent', points: 70, match: ['quiero comprar'] },
];

it('Lead Scorer scores or refuses each broken message', async () => {
	const { flaws, outputs } = await fuzzNode({ type: 'leadScorer', parameters: {}, make: () => asItem(breakJson(random, message())), check: scoreFlaw });
	expect(flaws).toEqual([]);
	expect(outputs).toBeGreaterThan(ENGINE_ITEMS / 2);
}, FUZZ_TIMEOUT_MS);

it('Lead Scorer takes or refuses each set of broken rules, thresholds and options', async () => {
	const parameters = { ruleSet: 'json', ...fromItem(['rules', 'thresholds']), options: fromItem(['halfLifeDays', 'keepDefaultRules', 'optOutPhrases']) };
	const make = () => asItem(breakJson(random, { ...message(), rules: RULES, thresholds: { warm: 30, hot: 60 }, halfLifeDays: 14, optOutPhrases: 'basta' }));
	const { flaws } = await fuzzNode({ type: 'leadScorer', parameters, make, count: Math.ceil(ENGINE_ITEMS / 5), check: scoreFlaw });
	expect(flaws).toEqual([]);
}, FUZZ_TIMEOUT_MS);

function scoreFlaw({ json }: { json: IDataObject }): string | undefined {
	const { score, stage } = json.lead as { score: number; stage: string };
	return Number.isInteger(score) && score >= 0 && score <= 100 && ['cold', 'warm', 'hot'].includes(stage) ? undefined : `score ${score}, stage ${stage}`;
}
