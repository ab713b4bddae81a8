/**
 * What mapping a Shopify body costs, against `JSON.parse` of the same body in the same run.
 *
 * "known phone": the phone was read before, as for an order's second notice. "new phone": every body comes
 * in 1000 variants with other phones and ids, more than are remembered.
 * Run: `npx tsx test/bench/mapOrder.ts`. Ends with 1 above the limit.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { mapOrder } from '../../nodes/ShopifyOrderMapper/mapOrder';

const SAMPLES = join(__dirname, '..', 'fixtures', 'shopify-samples');
const MAX_RATIO = 1.5;
const VARIANTS = 1000;
const ROUNDS = 11;
const WARM_UP_ROUNDS = 500;
const NOW = new Date('2026-11-21T00:00:00Z');

type Cost = { parseUs: number; mapUs: number; ratio: number };

function variantsOf(text: string): string[] {
	return Array.from({ length: VARIANTS }, (_, index) => {
		const digits = String(index).padStart(3, '0');
		return text
			.replace(/("phone":"[^"]*?)\d(\W?)\d\d"/g, `$1${digits[0]}$2${digits.slice(1)}"`)
			.replace(/("gid:\/\/shopify\/Order\/\d*?)\d{3}"/g, `$1${digits}"`);
	});
}

function microsecondsPer(run: () => void): number {
	const start = process.hrtime.bigint();
	run();
	return Number(process.hrtime.bigint() - start) / 1000 / VARIANTS;
}

/** The middle round: other programs on the machine disturb some rounds, and both halves of a round alike. */
function measure(texts: string[]): Cost {
	const rounds: Cost[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		let bodies: unknown[] = [];
		const parseUs = microsecondsPer(
			() => (bodies = texts.map((body) => JSON.parse(body) as unknown)),
		);
		const mapUs = microsecondsPer(() => bodies.forEach((body) => mapOrder(body, { now: NOW })));
		rounds.push({ parseUs, mapUs, ratio: mapUs / parseUs });
	}
	return rounds.sort((a, b) => a.ratio - b.ratio)[Math.floor(ROUNDS / 2)] as Cost;
}

function write({ parseUs, mapUs, ratio }: Cost): string {
	return `${mapUs.toFixed(1).padStart(6)} / ${parseUs.toFixed(1).padStart(5)} µs = ${ratio.toFixed(2)} x`;
}

function overall(costs: Cost[]): number {
	const sum = (key: 'parseUs' | 'mapUs') => costs.reduce((total, cost) => total + cost[key], 0);
	return sum('mapUs') / sum('parseUs');
}

const samples = readdirSync(SAMPLES)
	.filter((name) => name !== 'PROVENANCE.json')
	.map((name) => {
		const body: unknown = JSON.parse(readFileSync(join(SAMPLES, name), 'utf8'));
		return { name: name.replace('.json', ''), compact: JSON.stringify(body) };
	});
// A running n8n has mapped before: the first body is not to pay for the compiler.
for (let round = 0; round < WARM_UP_ROUNDS; round++) {
	samples.forEach(({ compact }) => mapOrder(JSON.parse(compact), { now: NOW }));
}
const rows = samples.map(({ name, compact }) => {
	const known = measure(Array.from({ length: VARIANTS }, () => compact));
	const fresh = measure(variantsOf(compact));
	console.log(`${name.padEnd(58)} known phone ${write(known)}   new phone ${write(fresh)}`);
	return { known, fresh };
});
const known = overall(rows.map((row) => row.known));
const fresh = overall(rows.map((row) => row.fresh));
const worst = Math.max(...rows.map((row) => row.known.ratio));
console.log(
	`mapOrder / JSON.parse over all bodies: ${known.toFixed(2)} x known phones (worst body ${worst.toFixed(2)} x), ${fresh.toFixed(2)} x new phones; limit ${MAX_RATIO} x`,
);
process.exitCode = Math.max(known, fresh) > MAX_RATIO ? 1 : 0;
