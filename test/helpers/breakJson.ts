import { choose, type Random } from '../simulator/random';

const HUGE = 20_000;
const DEEP = 400;
/** What strangers, broken senders and attackers put where something else is expected. */
const WRONG: unknown[] = [
	...[null, true, false, 0, -0, -1, 1.5, 1e300, -1e300, 2 ** 53, 2 ** 60, Number.MIN_VALUE],
	...['', ' ', '0', '-1', 'NaN', 'Infinity', '1e999', 'null', 'undefined', '9007199254740993', '0x10', '١٢٣'],
	...['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'],
	...['\ud800', 'a\udfff', '\u0000', 'a\u0000b', '\u001b[31m', '\u202egnp.exe', '\u200f\u200e', '\ufeff', '\u2028', 'e\u0301'.repeat(50)],
	...['a\r\nX-Injected: 1', '\r\n\r\n', '%0d%0a', '../../accounts/2', '..%2f..', '/etc/passwd', '?access_token=1', '#', 'a&b=c', "' OR 1=1 --"],
	...['{{ contact.name }}', '{% raw %}', '${7*7}', '={{ $env }}', '[x](javascript:alert(1))', '![x](http://169.254.169.254/)', '<script>', '```', '<https://a.example>'],
	...['0000-00-00', '9999-99-99T99:99:99Z', '+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z', '+999999-01-01T00:00:00Z', '2026-02-30', '1e15', '24:60', '-09:00', 'Moon/Crater'],
	...[8.64e15, 8.64e15 + 1, -8.64e15, 1e12, 253402300800],
	...['+', '+56', '+569', '+5'.repeat(20), '00', '+56 9 6123 4567 ext. 5', 'ana@', '@', 'a@b@c', 'http://', 'javascript:1', 'file:///etc/hosts', 'https://u:p@h.example/'],
	...['x'.repeat(HUGE), ' '.repeat(HUGE), '9'.repeat(HUGE), '👩‍👩‍👧'.repeat(300), '*'.repeat(HUGE), '(('.repeat(1_000), '{'.repeat(2_000)],
	...[[], [[]], [null], [undefined], [1, 'a', {}], {}, { id: null }, { id: 7 }, { length: -1 }, { length: 1e9 }, { toString: 1 }, { valueOf: null }],
	...[[{ status: null }], { constructor: { prototype: { polluted: 1 } } }, { value: { value: { value: 1 } } }, { then: 'x' }, { toJSON: 'x' }],
	...[JSON.parse('{"__proto__": {"polluted": 1}}'), JSON.parse('[{"__proto__": []}]'), nest(DEEP, (inner) => [inner]), nest(DEEP, (inner) => ({ a: inner }))],
];
const KEYS = ['__proto__', 'constructor', 'prototype', 'length', 'toString', '', '0', '-1', 'a.b', 'x'.repeat(300), '\u0000', '$json'];

function nest(depth: number, wrap: (inner: unknown) => unknown): unknown {
	let value: unknown = 1;
	for (let left = depth; left > 0; left--) value = wrap(value);
	return value;
}

/** The same JSON with one to four things broken: other types, missing or added keys, hostile texts. The same on every run of a seed. */
export function breakJson(random: Random, value: unknown, alsoWrong: readonly unknown[] = []): unknown {
	const wrong = [...WRONG, ...alsoWrong];
	let broken = value;
	for (let times = Math.ceil(random() * 4); times > 0; times--) broken = breakPlace({ random, wrong }, broken);
	return broken;
}

type Breaker = { random: Random; wrong: readonly unknown[] };

/** Goes down to some place in the JSON, and breaks what is there. */
function breakPlace(breaker: Breaker, value: unknown): unknown {
	const { random, wrong } = breaker;
	const isLeaf = typeof value !== 'object' || value === null || Object.keys(value).length === 0;
	if (isLeaf || random() < 0.12) return breakLeaf(breaker, value);
	const key = choose(random, Object.keys(value));
	const change = (name: string, inner: unknown) => (name === key ? breakPlace(breaker, inner) : inner);
	if (Array.isArray(value)) return value.map((inner: unknown, index) => change(String(index), inner));
	const entries = Object.entries(value);
	const roll = random();
	if (roll < 0.15) return Object.fromEntries(entries.filter(([name]) => name !== key));
	// Unlike an assignment, it makes a field even of `__proto__`.
	if (roll < 0.25) return Object.fromEntries([...entries, [choose(random, KEYS), choose(random, wrong)]]);
	return Object.fromEntries(entries.map(([name, inner]) => [name, change(name, inner)]));
}

/** Half of the broken texts keep what was there, so that they come further than the first look. */
function breakLeaf({ random, wrong }: Breaker, value: unknown): unknown {
	const other = choose(random, wrong);
	if (typeof value !== 'string' || typeof other !== 'string' || random() < 0.5) return other;
	const at = Math.floor(random() * (value.length + 1));
	return value.slice(0, at) + other + value.slice(at);
}
