/**
 * What reading a phone costs, next to `JSON.parse` of an order in the same run.
 * `npx tsx test/bench/phone.ts`
 */
import { normalizePhone } from '../../nodes/shared/phone';
import { readAnyPhone } from '../../nodes/shared/phoneReading';

const ROUNDS = 5;
const CALLS = 4_000;
const NANOSECONDS_PER_MICROSECOND = 1_000;

/** A text of the length and the mix of keys, numbers and nulls that an order of Shopify has. */
function makeOrderBody(): string {
	const money = { shop_money: { amount: '9990', currency_code: 'CLP' }, presentment_money: null };
	const line = { id: 466157049, title: 'Polera', quantity: 2, price: '9990', price_set: money };
	const lines = Array.from({ length: 40 }, () => ({ ...line, properties: [], tax_lines: [] }));
	return JSON.stringify({ id: 820982911946154508, phone: null, line_items: lines });
}

/** The best of a few rounds: on a shared machine the others measure the neighbours. */
function measure(name: string, call: (index: number) => unknown): number {
	let best = Infinity;
	for (let round = 0; round < ROUNDS; round++) {
		const start = process.hrtime.bigint();
		for (let index = 0; index < CALLS; index++) call(index);
		const nanoseconds = Number(process.hrtime.bigint() - start) / CALLS;
		best = Math.min(best, nanoseconds / NANOSECONDS_PER_MICROSECOND);
	}
	console.log(`${name.padEnd(58)} ${best.toFixed(2).padStart(7)} µs`);
	return best;
}

const CASES: ReadonlyArray<[name: string, text: string, country: string]> = [
	['mobile, international', '+56 9 6123 4567', 'CL'],
	['mobile, as typed at home', '9 6123 4567', 'CL'],
	['mobile, Brazil, as typed at home', '(11) 96123-4567', 'BR'],
	['mobile of the old days, Chile', '09 6123 4567', 'CL'],
	['mobile without its ninth digit, Brazil', '+55 31 8888-7777', 'CL'],
	['landline', '2 2345 6789', 'CL'],
	['foreign without plus', '12025550123', 'CL'],
	['USA', '+1 (502) 459-2181', 'CL'],
	['Argentina with 15', '011 15-2345-6789', 'AR'],
	['no such number', '555-625-1199', 'CL'],
	['letters', 'N/A', 'CL'],
	['10 kB', '9 6123 4567 '.repeat(850), 'CL'],
];

const body = makeOrderBody();
const parsing = measure(`JSON.parse of an order, ${body.length} bytes`, () => JSON.parse(body));
for (const [name, text, country] of CASES) {
	measure(`${name}: as called`, () => normalizePhone(text, country));
	measure(`${name}: every rule, nothing remembered`, () => readAnyPhone(text, country));
}
const unseen = measure('a mobile never seen before: as called', (index) =>
	normalizePhone(`+56 9 6${String(1_000_000 + index).slice(1)} 1`, 'CL'),
);
const share = ((unseen / parsing) * 100).toFixed(1);
console.log(`a mobile never seen before costs ${share} % of JSON.parse`);
