import { codeOf, findCode } from './customerCodes';
import { planLoad, type Sizes } from './planLoad';

const sizes: Sizes = { orders: 200, messages: 500, stale: 20, others: 6, perSecond: 20, seed: 7 };
const plan = planLoad(sizes);

it('has as many of each as was asked for, and some forged orders beside them', () => {
	expect(plan.orders.filter(({ isForged }) => !isForged)).toHaveLength(200);
	expect(plan.orders.filter(({ isForged }) => isForged)).toHaveLength(4);
	expect(plan.messages).toHaveLength(500);
	expect(plan.stale).toHaveLength(20);
	expect(plan.others).toHaveLength(18);
	expect(plan.durationMs).toBe(35_000);
});

it('is the same for the same seed only', () => {
	expect(planLoad(sizes)).toEqual(plan);
	expect(planLoad({ ...sizes, seed: 8 })).not.toEqual(plan);
});

it('gives each order and each message a name of its own', () => {
	expect(new Set(plan.orders.map(({ n }) => n)).size).toBe(plan.orders.length);
	expect(new Set(plan.messages.map(({ text }) => text)).size).toBe(500);
});

it('lets some buyers come again, and both desks be written to', () => {
	const buyers = plan.orders.map(({ buyer }) => buyer);
	expect(new Set(buyers).size).toBeLessThan(buyers.length);
	expect(new Set(plan.messages.map(({ desk }) => desk))).toEqual(new Set(['ai', 'night']));
	expect(plan.messages.some(({ isHot }) => isHot)).toBe(true);
});

it('puts the code of who writes into every text', () => {
	const wrong = plan.messages.filter(({ customer, text }) => findCode(text) !== codeOf(customer));
	expect(wrong).toEqual([]);
});

it('has no code twice', () => {
	const codes = Array.from({ length: 8_000 }, (_, number) => codeOf(number));
	expect(new Set(codes).size).toBe(8_000);
	expect(codes.every((code) => findCode(`*Hola ${code}*, gracias`) === code)).toBe(true);
});

it.each([['no code here'], ['Cebollada'], ['']])('finds no code in %j', (text) => {
	expect(findCode(text)).toBeUndefined();
});
