import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { runNode, type NodeToRun } from './engine';

/** How many broken inputs each node gets. More on demand: FUZZ_ITEMS=100000 npx jest --selectProjects security */
export const FUZZ_ITEMS = Number(process.env.FUZZ_ITEMS ?? 10_000);
/** Those that go through n8n's engine, which is slower. */
export const ENGINE_ITEMS = Number(process.env.FUZZ_ITEMS ?? 1_000);
export const FUZZ_TIMEOUT_MS = 60_000 + FUZZ_ITEMS * 50;
const BATCH = 500;

/** What a programmer reads in a log, and no shop should: messages of JavaScript itself, stacks, and values printed as they are not. */
const NO_SENTENCE = new RegExp(
	[
		'Cannot (?:read|set|convert|destructure|use|mix|access|assign|define|create)|is not (?:a function|iterable|defined|a constructor|extensible|an object)',
		'Invalid (?:time value|array length|count value|string length|regular expression|URL|language tag|time zone|unit|code point|option)',
		'Incorrect locale|Maximum call stack|circular structure|^(?:Unexpected|Expected|Bad|Unterminated) |Reduce of empty|must be between|out of range|URI malformed',
		String.raw`(?:Type|Range|Reference|Syntax|URI)Error|\n\s+at |\.(?:ts|js):\d+|node_modules|\[object |\bundefined\b`,
	].join('|'),
);

/** What is wrong with an error as a shop would read it; undefined when nothing is. */
export function findErrorFlaw(message: unknown): string | undefined {
	if (typeof message !== 'string' || message.trim() === '') return 'no message';
	if (message.length > 1_500) return `a message of ${message.length} characters`;
	return NO_SENTENCE.exec(message.replace(/"[^]*"/, '""'))?.[0];
}

export type Fuzz = Omit<NodeToRun, 'items' | 'onError'> & {
	make(index: number): IDataObject | INodeExecutionData;
	count?: number;
	/** Another look at each output item. */
	check?(item: INodeExecutionData, index: number): string | undefined;
	/** True where an item may lead to several, or to none. */
	many?: boolean;
};
export type FuzzResult = { flaws: object[]; errors: number; outputs: number; /** The newest, for whoever wonders why so many. */ lastError?: string };

/** Runs broken items through n8n's engine with Continue On Fail, and says what each node must not do and did. */
export async function fuzzNode(fuzz: Fuzz): Promise<FuzzResult> {
	const { make, count = ENGINE_ITEMS, check, many, ...node } = fuzz;
	const result: FuzzResult = { flaws: [], errors: 0, outputs: 0 };
	for (let from = 0; from < count; from += BATCH) {
		const items = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => make(from + index));
		const outcomes = (await runNode({ ...node, items, onError: 'continueRegularOutput' })).flat();
		for (const outcome of outcomes) judge(result, outcome, { from, items, check });
		if (!many) result.flaws.push(...findMiscounted(outcomes, items.length).map((index) => ({ flaw: 'not exactly one outcome', item: shown(items[index]) })));
	}
	return { ...result, flaws: [...result.flaws, ...findPollution()].slice(0, 20) };
}

type Batch = { from: number; items: Array<IDataObject | INodeExecutionData>; check: Fuzz['check'] };

function judge(result: FuzzResult, outcome: INodeExecutionData, { from, items, check }: Batch): void {
	const { json, pairedItem } = outcome;
	const index = typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : -1;
	const isError = typeof json.error === 'string' && Object.keys(json).length === 1;
	result[isError ? 'errors' : 'outputs']++;
	if (isError) result.lastError = String(json.error);
	const flaw = isError ? findErrorFlaw(json.error) : (findUnwritable(json) ?? check?.(outcome, from + index));
	if (flaw !== undefined) result.flaws.push({ flaw, error: json.error, item: shown(items[index]) });
}

/** n8n stores what leaves a node as JSON, and PostgreSQL takes no text with half a surrogate pair or a null byte in jsonb only. */
export function findUnwritable(json: unknown): string | undefined {
	try {
		return JSON.stringify(json) === undefined ? 'no JSON' : undefined;
	} catch (error) {
		return `no JSON: ${String(error)}`;
	}
}

function findMiscounted(outcomes: INodeExecutionData[], count: number): number[] {
	const seen = new Array<number>(count).fill(0);
	for (const { pairedItem } of outcomes) if (typeof pairedItem === 'object' && 'item' in pairedItem) seen[pairedItem.item] = (seen[pairedItem.item] ?? 0) + 1;
	return seen.flatMap((times, index) => (times === 1 ? [] : [index]));
}

export function findPollution(): object[] {
	const added = [Object.prototype, Array.prototype, Function.prototype].flatMap((prototype) => Object.keys(prototype));
	return 'polluted' in {} || added.length > 0 ? [{ flaw: 'a prototype was changed', added }] : [];
}

function shown(item: unknown): string {
	return JSON.stringify(item, (_key, value: unknown) => (typeof value === 'string' && value.length > 100 ? `${value.slice(0, 60)}…${value.length}` : value)).slice(0, 3_000);
}

/** Parameters that read each field from the item: what a user writes as {{ $json["name"] }}. */
export function fromItem(names: readonly string[]): INodeParameters {
	return Object.fromEntries(names.map((name) => [name, `={{ $json[${JSON.stringify(name)}] }}`]));
}

/** What n8n takes for an item: an object; anything else as a message's text. */
export function asItem(value: unknown): IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as IDataObject) : { content: value as string };
}
