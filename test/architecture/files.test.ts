import { basename } from 'node:path';

import { filesIn, sourceFiles, trackedFiles, readText } from '../helpers/sourceFiles';

const MAX_LINES = 200;
/** Files that are nothing but data; they may be as long as the data is. */
const DATA_TABLES = ['nodes/LeadScorer/rules.ts', 'nodes/ShopifyOrderMapper/texts.ts'];
const FORBIDDEN_NAMES = /^(utils?|helpers?|common|misc|genericfunctions|[a-z]*manager|[a-z]*service)\b/i;
/** Built from pieces, so that this file does not find itself. */
const MACHINE_PATH = new RegExp(`(?<![\\w.~-])/(?:${['work', 'home', 'root', 'Users'].join('|')})/[\\w.-]+|(?<![\\w.~-])/tmp/[\\w.-]+`);
const TEXT_FILE = /\.(ts|js|mjs|json|md|yml|yaml|css|svg|html)$|^\.ci\/|^[^.]+$/;
const LAXITIES = [
	['any', /(?:[:<,|&(]\s*|\bas\s+|\bextends\s+)any\b(?!\w|\s+\w)/],
	['a cast through unknown', /\bas\s+unknown\s+as\b/],
	['a rule switched off', /eslint-(?:disable|enable)/],
	['the compiler silenced', /@ts-(?:ignore|expect-error|nocheck)/],
] as const;

const shipped = sourceFiles('nodes', 'credentials');
const written = sourceFiles('nodes', 'credentials', 'test');

it.each(shipped.filter(({ path }) => !DATA_TABLES.includes(path)))(`$path has at most ${MAX_LINES} lines`, ({ text }) => {
	expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(MAX_LINES);
});

it.each(DATA_TABLES)('%s is data, without functions', (path) => {
	expect(/\bfunction\b|=>/.exec(readText(path))).toBeNull();
});

it('no file or folder under nodes/ has a name that says nothing', () => {
	const parts = filesIn('nodes').flatMap((path) => path.split('/').slice(1));
	expect([...new Set(parts)].filter((part) => FORBIDDEN_NAMES.test(part))).toEqual([]);
});

it('no file under nodes/ or credentials/ is a leftover or a test', () => {
	const files = [...filesIn('nodes'), ...filesIn('credentials')];
	expect(files.filter((path) => !/\.(node\.json|svg|ts)$|\/__schema__\/v\d\.\d\.\d(\/\w+\/\w+)?\.json$/.test(path) || /\.test\.ts$/.test(path))).toEqual([]);
});

describe.each(LAXITIES)('%s', (_name, pattern) => {
	it('is nowhere in the code', () => {
		const own = 'test/architecture/files.test.ts';
		const found = written.filter(({ path, text }) => path !== own && pattern.test(withoutComments(text)));
		expect(found.map(({ path }) => path)).toEqual([]);
	});
});

it('no tracked file names a place on somebody\'s machine', () => {
	const texts = trackedFiles().filter((path) => TEXT_FILE.test(basename(path)) || path.startsWith('.'));
	const found = texts.flatMap((path) => MACHINE_PATH.exec(readText(path))?.[0].concat(' in ', path) ?? []);
	expect(found).toEqual([]);
});

it('no tracked file holds a merge that was not finished', () => {
	const texts = trackedFiles().filter((path) => TEXT_FILE.test(basename(path)));
	expect(texts.length).toBeGreaterThan(100);
	expect(texts.filter((path) => /^(<{7}|>{7}) /m.test(readText(path)))).toEqual([]);
});

it('the lock files name no registry, so that each machine uses its own', () => {
	const locks = trackedFiles().filter((path) => path.endsWith('package-lock.json'));
	const hosts = locks.flatMap((path) => [...readText(path).matchAll(/"resolved": "([a-z+]+:\/\/[^/"]+)/g)].map((match) => match[1]));
	expect(locks).not.toEqual([]);
	expect([...new Set(hosts)]).toEqual([]);
});

/** Comments may speak of these things; directives to lint and compiler are comments themselves. */
function withoutComments(text: string): string {
	return text.replace(/\/\*(?!.*(?:eslint-|@ts-))[\s\S]*?\*\/|(?<!:)\/\/(?!.*(?:eslint-|@ts-)).*$/gm, '');
}
