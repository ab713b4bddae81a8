import type { Json } from '../whatsapp/json';
import { kindOf, type Identities } from './identities';
import { normalise } from './normalise';
import type { Looseness, Transcript } from './transcript';

/** How one body is compared with its recording; collects what differs. */
export type Comparison = Required<Looseness> & {
	volatile: string[];
	identities: Identities;
	newPairs: Array<readonly [string, number, number]>;
	problems: string[];
};
type Place = { where: string; key: string; parentKey: string; owner?: Json };

export function createComparison(
	transcript: Transcript,
	identities: Identities,
	{ exact = [], ignore = [], unordered = [], flaky = [] }: Looseness = {},
): Comparison {
	const { volatile } = transcript;
	return { volatile, identities, exact, ignore, unordered, flaky, newPairs: [], problems: [] };
}

export function compareBodies(recorded: unknown, live: unknown, to: Comparison): void {
	compare(recorded, live, { where: '', key: '', parentKey: '' }, to);
}

function compare(recorded: unknown, live: unknown, place: Place, to: Comparison): void {
	const complain = (text: string) => to.problems.push(`${place.where || '(body)'}: ${text}`);
	const { where } = place;
	if (recorded === 'REDACTED') {
		if (typeof live !== 'string' || live === '') complain(`expected a secret, got ${show(live)}`);
		return;
	}
	if (isIgnored(where, to.ignore)) return;
	const [kind, liveKind] = [typeOf(recorded), typeOf(live)];
	const isFlaky = to.flaky.some((one) => where === one || where.endsWith(`.${one}`));
	if (isFlaky && (kind === 'null' || liveKind === 'null' || kind === liveKind)) return;
	if (kind !== liveKind)
		return void complain(`expected ${kind} ${show(recorded)}, got ${show(live)}`);
	if (kind === 'object') return compareObjects(recorded as Json, live as Json, place, to);
	if (kind === 'array') return compareArrays(recorded as unknown[], live as unknown[], place, to);
	const problem = compareValues(recorded, live, place, to);
	if (problem !== undefined) complain(problem);
}

function isIgnored(where: string, ignore: readonly string[]): boolean {
	return ignore.some(
		(one) => where === one || where.startsWith(`${one}.`) || where.startsWith(`${one}[`),
	);
}

function compareObjects(recorded: Json, live: Json, { where, key }: Place, to: Comparison): void {
	const missing = Object.keys(recorded).filter((name) => !(name in live));
	const extra = Object.keys(live).filter((name) => !(name in recorded));
	for (const name of missing) to.problems.push(`${where}.${name}: missing`);
	for (const name of extra) to.problems.push(`${where}.${name}: extra (${show(live[name])})`);
	for (const name of Object.keys(recorded)) {
		if (!(name in live)) continue;
		// A changed value is as volatile as the column that it is the value of.
		const isChange = name === 'previous_value' || name === 'current_value';
		const place: Place = {
			where: where ? `${where}.${name}` : name,
			key: isChange ? key : name,
			parentKey: key,
			owner: recorded,
		};
		compare(recorded[name], live[name], place, to);
	}
}

function compareArrays(recorded: unknown[], live: unknown[], place: Place, to: Comparison): void {
	const { where } = place;
	if (recorded.length !== live.length) {
		to.problems.push(`${where}: expected ${recorded.length} items, got ${live.length}`);
		return;
	}
	const order = orderOf(place, to);
	const [mine, theirs] = order ? [sortBy(recorded, order), sortBy(live, order)] : [recorded, live];
	mine.forEach((item, index) =>
		compare(item, theirs[index], { ...place, where: `${where}[]` }, to),
	);
}

/** What items are sorted by before they are compared; nothing when their order counts. */
function orderOf({ key, where }: Place, to: Comparison): ((item: unknown) => string) | undefined {
	if (key === 'changed_attributes') return (item) => Object.keys(item as Json)[0] ?? '';
	if (!to.unordered.includes(where)) return undefined;
	return (item) =>
		JSON.stringify(item, (name, value: unknown) => {
			if (to.volatile.includes(name)) return undefined;
			return typeof value === 'string' ? normalise(value) : sortKeys(value);
		});
}

function sortKeys(value: unknown): unknown {
	if (typeOf(value) !== 'object') return value;
	return Object.fromEntries(Object.entries(value as Json).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sortBy(items: unknown[], order: (item: unknown) => string): unknown[] {
	return [...items].sort((one, other) => (order(one) < order(other) ? -1 : 1));
}

function compareValues(
	recorded: unknown,
	live: unknown,
	place: Place,
	to: Comparison,
): string | undefined {
	const identity = compareIdentity(recorded, live, place, to);
	if (identity !== undefined) return identity;
	const expected = `expected ${show(recorded)}, got ${show(live)}`;
	if (isVolatile(place, to)) {
		const isSameKind =
			typeof recorded === 'boolean' ? recorded === live : Boolean(recorded) === Boolean(live);
		return isSameKind ? undefined : expected;
	}
	const isText = typeof recorded === 'string' && typeof live === 'string';
	const isSame = isText ? normalise(recorded) === normalise(live) : recorded === live;
	return isSame ? undefined : expected;
}

function compareIdentity(
	recorded: unknown,
	live: unknown,
	place: Place,
	to: Comparison,
): string | undefined {
	const { key, owner, parentKey } = place;
	if (typeof recorded !== 'number' || typeof live !== 'number') return undefined;
	if (owner === undefined || recorded === 0 || to.exact.includes(key)) return undefined;
	const kind = kindOf(key, owner, parentKey);
	if (kind === undefined) return undefined;
	to.newPairs.push([kind, recorded, live]);
	return to.identities.check(kind, recorded, live);
}

function isVolatile({ key, where }: Place, { exact, volatile }: Comparison): boolean {
	if (exact.includes(key)) return false;
	return volatile.some((one) =>
		/[.[]/.test(one) ? where === one || where.endsWith(`.${one}`) : one === key,
	);
}

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : typeof value;
}

function show(value: unknown): string {
	return (JSON.stringify(value) ?? 'undefined').slice(0, 160);
}
