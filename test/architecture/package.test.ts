import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { filesIn, readJson, ROOT } from '../helpers/sourceFiles';

type Manifest = {
	dependencies?: object;
	optionalDependencies?: object;
	peerDependencies?: object;
	devDependencies: Record<string, string>;
	files: string[];
	scripts: Record<string, string>;
	license: string;
	n8n: { nodes: string[]; credentials: string[]; n8nNodesApiVersion: number };
};
type Codex = { node: string; categories: string[]; resources: Record<string, Array<{ url: string }>> };

const manifest = readJson('package.json') as Manifest;
const nodes = filesIn('nodes').filter((path) => path.endsWith('.node.ts'));
const credentials = filesIn('credentials').filter((path) => path.endsWith('.credentials.ts'));
const built = (path: string) => `dist/${path.replace(/\.ts$/, '.js')}`;

describe('package.json', () => {
	it('needs nothing at run time but n8n', () => {
		expect(Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })).toEqual([]);
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('pins the tools exactly', () => {
		expect(Object.entries(manifest.devDependencies).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
	});

	it('registers every node and every credential, and nothing else', () => {
		expect([...manifest.n8n.nodes].sort()).toEqual(nodes.map(built).sort());
		expect([...manifest.n8n.credentials].sort()).toEqual(credentials.map(built).sort());
		expect(manifest.n8n.n8nNodesApiVersion).toBe(1);
	});

	it('runs nothing on install', () => {
		const onInstall = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];
		expect(Object.keys(manifest.scripts).filter((name) => onInstall.includes(name))).toEqual([]);
	});

	it('has every file that a script starts', () => {
		const started = Object.values(manifest.scripts).flatMap((script) => script.match(/\btest\/[\w./-]+\.(?:ts|mjs)\b/g) ?? []);
		expect(started.length).toBeGreaterThan(0);
		expect(started.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
	});
});

describe.each(nodes)('%s', (path) => {
	const codexPath = path.replace(/\.ts$/, '.json');
	const name = path.split('/').pop()?.replace('.node.ts', '') ?? '';

	it('lies in the folder of its name', () => {
		expect(path).toBe(`nodes/${name}/${name}.node.ts`);
	});

	it('has a codex that n8n will read', () => {
		const { node, categories, resources } = readJson(codexPath) as Codex;
		expect(node).toBe(`n8n-nodes-chatwoot-automations.${name.charAt(0).toLowerCase()}${name.slice(1)}`);
		expect(categories.length).toBeGreaterThan(0);
		expect(resources.primaryDocumentation?.map(({ url }) => URL.canParse(url))).toEqual([true]);
	});
});
