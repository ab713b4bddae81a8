import { choose, createRandom, type Random } from '../simulator/random';
import { codeOf } from './customerCodes';

export type Sizes = {
	orders: number;
	messages: number;
	/** Conversations that wait too long. */
	stale: number;
	/** Of each that comes in beside them: orders of another shop, appointments, new accounts; 0 when absent. */
	others?: number;
	/** Orders and messages together. */
	perSecond: number;
	seed: number;
	/** Orders and customers are counted from here, so that several loads on one shop have their own; 0 when absent. */
	offset?: number;
	/** How often a customer comes back, at the most; as often as the desk has words for when absent. */
	bursts?: number;
};

/** Who answers: Gemini on WhatsApp, or the after-hours reply and the lead scorer in another inbox. */
export type Desk = 'ai' | 'night';
export type OrderAct = { atMs: number; n: number; buyer: number; isForged: boolean };
export type MessageAct = { atMs: number; desk: Desk; customer: number; text: string; key: string; isHot: boolean };
export type StaleAct = { atMs: number; customer: number; text: string };
/** An order of the other tenant, an appointment that is booked, an account that is opened in Chatwoot. */
export type OtherAct = { atMs: number; kind: 'tenantOrder' | 'appointment' | 'account'; n: number };
export type Plan = { orders: OrderAct[]; messages: MessageAct[]; stale: StaleAct[]; others: OtherAct[]; durationMs: number };

/** What a customer writes several messages about within seconds; also names the night. */
export const ORDINALS = ['uno', 'dos', 'tres'] as const;
const NIGHTS = 2;
const MOST_IN_BURST = 3;
/** Nobody types faster; together shorter than the quiet time of the assistant. */
const WITHIN_BURST_MS = [300, 600] as const;
const BETWEEN_BURSTS_MS = 15_000;
const RETURNING_SHARE = 0.3;
const FORGED_SHARE = 0.02;
const HOT_SHARE = 0.2;
/** Codes of customers, so that nobody has two roles. */
export const FIRST_STALE = 7_000;
/** Above every order of the first shop, and above every account of the simulator. */
export const FIRST_OTHER = 50_000;

/** Who orders, writes and waits when: the same for the same seed. */
export function planLoad({ orders, messages, stale, perSecond, others = 0, seed, offset = 0, bursts = ORDINALS.length }: Sizes): Plan {
	const random = createRandom(seed);
	const durationMs = ((orders + messages) / perSecond) * 1_000;
	const anywhen = () => Math.floor(random() * durationMs);
	const written = planMessages({ count: messages, durationMs, offset, mostBursts: bursts }, random);
	const genuine = Array.from({ length: orders }, (_, index) => planOrder({ n: offset + index + 1, offset, atMs: anywhen() }, random));
	const forged = Array.from({ length: Math.ceil(orders * FORGED_SHARE) }, (_, index) => {
		const n = offset + orders + index + 1;
		return { atMs: anywhen(), n, buyer: n, isForged: true };
	});
	const waiting = Array.from({ length: stale }, (_, index) => {
		const customer = FIRST_STALE + index;
		return { atMs: anywhen(), customer, text: `Soy ${codeOf(customer)} y sigo esperando` };
	});
	const beside = (['tenantOrder', 'appointment', 'account'] as const).flatMap((kind) =>
		Array.from({ length: others }, (_, index) => ({ atMs: anywhen(), kind, n: FIRST_OTHER + offset + index })),
	);
	return { orders: [...genuine, ...forged].sort(byTime), messages: written.sort(byTime), stale: waiting.sort(byTime), others: beside.sort(byTime), durationMs };
}

/** Some buyers have ordered before; of two orders of one buyer any may come first. */
function planOrder({ n, offset, atMs }: { n: number; offset: number; atMs: number }, random: Random): OrderAct {
	const isReturning = n > offset + 1 && random() < RETURNING_SHARE;
	return { atMs, n, buyer: isReturning ? offset + 1 + Math.floor(random() * (n - offset - 1)) : n, isForged: false };
}

type Writing = { count: number; durationMs: number; offset: number; mostBursts: number };

function planMessages({ count, durationMs, offset, mostBursts }: Writing, random: Random): MessageAct[] {
	const acts: MessageAct[] = [];
	for (let customer = offset; acts.length < count; customer++) {
		const desk: Desk = customer % 2 === 0 ? 'ai' : 'night';
		const bursts = 1 + Math.floor(random() * Math.min(mostBursts, desk === 'ai' ? ORDINALS.length : NIGHTS));
		const latest = Math.max(1, durationMs - (bursts - 1) * BETWEEN_BURSTS_MS);
		const startMs = Math.floor(random() * latest);
		for (const [index, ordinal] of ORDINALS.slice(0, bursts).entries()) {
			acts.push(...planBurst({ desk, customer, ordinal, atMs: startMs + index * BETWEEN_BURSTS_MS }, random));
		}
	}
	return acts.slice(0, count);
}

type Burst = { desk: Desk; customer: number; ordinal: string; atMs: number };

function planBurst({ desk, customer, ordinal, atMs }: Burst, random: Random): MessageAct[] {
	const code = codeOf(customer);
	const isHot = desk === 'night' && random() < HOT_SHARE;
	const ask = isHot ? 'quiero comprar la polera' : choose(random, ['¿están?', '¿tienen talla M?', '¿hacen envíos?']);
	const opening = desk === 'ai' ? `Soy ${code}, consulta ${ordinal}` : `noche ${ordinal}: soy ${code}`;
	const [least, most] = WITHIN_BURST_MS;
	const gapMs = Math.floor(least + random() * (most - least));
	return Array.from({ length: 1 + Math.floor(random() * MOST_IN_BURST) }, (_, index) => ({
		...{ atMs: atMs + index * gapMs, desk, customer, isHot },
		...{ text: `${opening}, ${ask} (${index + 1})`, key: `${code}/${ordinal}` },
	}));
}

function byTime(one: { atMs: number }, other: { atMs: number }): number {
	return one.atMs - other.atMs;
}
