import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

import { PackageDirectoryLoader } from 'n8n-core';
import type { INodeTypeDescription } from 'n8n-workflow';

import { packageCredentials, packageNodes, PACKAGE_NAME } from '../helpers/engine/packageTypes';
import { filesIn, readJson } from '../helpers/sourceFiles';
import { packPackage, type PackedPackage } from './packedPackage';

/** n8n reads the code at every start, whether a workflow uses it or not. Of it 195 kB are the phone library. */
const MAX_CODE_BYTES = 680_000;
/** Nothing reads a workflow but whoever imports it; it is kept readable, and so at this size. */
const MAX_WORKFLOW_BYTES = 32_000;
const MAX_PACKED_BYTES = 260_000;
const BUILT_MODULES = ['nodes/modules', 'nodes/shared/phoneLibrary'];
/** What other programs may call. */
const PUBLIC = [
	['nodes/shared/phone', 'phoneVariants'],
	['nodes/shared/chatwoot/signature', 'verify'],
	['nodes/BusinessHoursGate/schedule', 'checkSchedule'],
	['nodes/BusinessHoursGate/schedule', 'businessMinutes'],
	['nodes/BusinessHoursGate/readSchedule', 'readSchedule'],
	['nodes/ShopifyOrderMapper/mapOrder', 'mapOrder'],
	['nodes/GeminiReply/readReply', 'readReply'],
	['nodes/LeadScorer/scoreLead', 'scoreLead'],
] as const;
const PROVIDED_BY_N8N = new Set(['n8n-workflow', 'luxon', 'node:crypto', 'crypto']);

let packed: PackedPackage;
let loader: PackageDirectoryLoader;

beforeAll(async () => {
	packed = packPackage();
	loader = new PackageDirectoryLoader(packed.folder);
	await loader.loadAll();
});
afterAll(() => packed.remove());

const textOf = (path: string) => readFileSync(join(packed.folder, path), 'utf8');
const bytesOf = (wanted: (path: string) => boolean) =>
	packed.files.filter(wanted).reduce((sum, path) => sum + statSync(join(packed.folder, path)).size, 0);
const described = (type: string) => loader.getNode(type).type.description as INodeTypeDescription;

describe('the tarball', () => {
	it('holds exactly what n8n and users need: no source, test, map or note', () => {
		const { nodes, credentials } = (readJson('package.json') as { n8n: Record<string, string[]> }).n8n;
		const code = [...BUILT_MODULES, ...new Set(PUBLIC.map(([path]) => path))].map((path) => `dist/${path}.js`);
		const assets = [...filesIn('nodes'), ...filesIn('credentials')].filter((path) => /\.(svg|json)$/.test(path)).map((path) => `dist/${path}`);
		const root = ['LICENSE', 'README.md', 'index.js', 'package.json'];
		const expected = [...(nodes ?? []), ...(credentials ?? []), ...code, ...assets, ...filesIn('workflows'), ...root];
		expect([...packed.files].sort()).toEqual(expected.sort());
	});

	it(`has at most ${MAX_CODE_BYTES} bytes of code, and ${MAX_PACKED_BYTES} to download`, () => {
		expect(bytesOf((path) => path.startsWith('dist/'))).toBeLessThanOrEqual(MAX_CODE_BYTES);
		expect(packed.packedBytes).toBeLessThanOrEqual(MAX_PACKED_BYTES);
	});

	it(`has workflows of at most ${MAX_WORKFLOW_BYTES} bytes each`, () => {
		const large = packed.files.filter((path) => path.startsWith('workflows/') && bytesOf((one) => one === path) > MAX_WORKFLOW_BYTES);
		expect(large).toEqual([]);
	});

	it('has no dependencies', () => {
		const manifest = JSON.parse(textOf('package.json')) as Record<string, object | undefined>;
		expect(Object.keys(manifest.dependencies ?? {})).toEqual([]);
	});

	it('loads nothing that n8n does not bring', () => {
		const code = packed.files.filter((path) => path.endsWith('.js'));
		const required = code.flatMap((path) => [...textOf(path).matchAll(/\brequire\("([^"]+)"\)/g)].map((match) => match[1] ?? ''));
		expect(required.length).toBeGreaterThan(0);
		expect([...new Set(required)].filter((name) => !name.startsWith('.') && !PROVIDED_BY_N8N.has(name))).toEqual([]);
	});
});

it('n8n loads every node and every credential, and no other', () => {
	expect(loader.types.nodes.map(({ name }) => name).sort()).toEqual(packageNodes.map(({ description }) => description.name).sort());
	expect(loader.types.credentials.map(({ name }) => name).sort()).toEqual(packageCredentials.map(({ name }) => name).sort());
	expect(loader.packageName).toBe(PACKAGE_NAME);
});

describe.each(packageNodes.map(({ description }) => description.name))('%s in the tarball', (name) => {
	it('has its icons, light and dark', () => {
		const urls = Object.values(described(name).iconUrl ?? {}).map(String);
		expect(new Set(urls).size).toBe(2);
		expect(urls.filter((url) => !existsSync(join(packed.folder, posix.relative(`icons/${PACKAGE_NAME}`, url))))).toEqual([]);
	});

	it('has its codex, with a page about it', () => {
		expect(described(name).codex).toMatchObject({
			categories: expect.arrayContaining([expect.any(String)]) as unknown,
			resources: { primaryDocumentation: [{ url: expect.stringContaining('https://') as unknown }] },
		});
	});

	it('describes what it does just as the source does', () => {
		const source = packageNodes.find(({ description }) => description.name === name);
		expect(described(name).properties).toEqual(source?.description.properties);
	});
});

it.each([
	['by the package\'s own table', '09 6123 4567', 'CL', '+56961234567'],
	['by the bundled library', '030 1234567', 'DE', '+49301234567'],
])('phones are read %s', async (_way, text, country, e164) => {
	const phone = (await import(join(packed.folder, 'dist/nodes/shared/phone.js'))) as typeof import('../../nodes/shared/phone');
	expect(phone.normalizePhone(text, country)).toBe(e164);
});

it.each(PUBLIC)('other programs find %s: %s', async (path, name) => {
	const exported = (await import(join(packed.folder, `dist/${path}.js`))) as Record<string, unknown>;
	expect(typeof exported[name]).toBe('function');
});
