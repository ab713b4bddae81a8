import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { load } from 'js-yaml';

import { CURRENT, NODE_20 } from '../e2e/runtimes';
import { filesIn, readJson, readText, ROOT } from '../helpers/sourceFiles';

type Step = { uses?: string; run?: string; with?: Record<string, unknown> };
type Job = { 'runs-on': string; 'timeout-minutes': number; permissions?: object; strategy?: { matrix: { node: number[] } }; steps: Step[] };
type Workflow = { on: { push: { tags?: string[]; branches?: string[] } }; permissions: object; jobs: Record<string, Job> };

const manifest = readJson('package.json') as { version: string; engines: { node: string }; scripts: Record<string, string> };
const workflows = filesIn('.github/workflows').map((path) => ({ path, text: readText(path), workflow: load(readText(path)) as Workflow }));
const ci = load(readText('.github/workflows/ci.yml')) as Workflow;
const publish = load(readText('.github/workflows/publish.yml')) as Workflow;
const runsOf = (job: Job | undefined) => (job?.steps ?? []).flatMap(({ run }) => run ?? []);

describe.each(workflows)('$path', ({ workflow, text }) => {
	const jobs = Object.values(workflow.jobs);
	const steps = jobs.flatMap((job) => job.steps);

	it('uses actions of a fixed version only', () => {
		const used = steps.flatMap(({ uses }) => uses ?? []);
		expect(used).not.toEqual([]);
		expect(used.filter((action) => !/^[\w-]+\/[\w-]+@(v\d+|[0-9a-f]{40})$/.test(action))).toEqual([]);
	});

	it('may read, and nothing else unless a job says so; leaves no token behind', () => {
		expect(workflow.permissions).toEqual({ contents: 'read' });
		expect(steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')).filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
		expect(text).not.toMatch(/secrets\./);
	});

	it('ends by itself, and runs only scripts and files that are there', () => {
		expect(jobs.filter((job) => !(job['timeout-minutes'] <= 60))).toEqual([]);
		const scripts = steps.flatMap(({ run }) => [...(run ?? '').matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name));
		expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);
	});

	it('takes no text of an event into a command', () => {
		expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
	});
});

describe('CI', () => {
	const nodes = ci.jobs.test?.strategy?.matrix.node ?? [];

	it('runs the tests on every Node.js that n8n runs on, from the oldest the package promises', () => {
		expect(nodes).toEqual([20, 22, 24]);
		expect(manifest.engines.node).toBe(`>=${nodes[0]}.19`);
	});

	it('runs real n8n on the oldest and the newest of them', () => {
		expect([NODE_20.nodePackage, CURRENT.nodePackage?.split('@')[1]?.split('.')[0]]).toEqual([undefined, String(nodes.at(-1))]);
		expect(ci.jobs.e2e?.steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'))?.with?.['node-version']).toBe(nodes[0]);
	});
});

describe('publishing', () => {
	it('starts with a tag, and proves where the package comes from', () => {
		expect(publish.on.push).toEqual({ tags: ['*.*.*'] });
		expect(publish.jobs.publish?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
	});

	it('checks everything before it publishes, last', () => {
		const runs = runsOf(publish.jobs.publish);
		expect(runs).toEqual([
			'node .github/release/checkRelease.mjs "$GITHUB_REF_NAME"',
			...['npm ci', 'npm run lint', 'npm run lint:n8n', 'npm test'],
			'npm publish --provenance --access public',
		]);
	});
});

describe('the check of a release', () => {
	let folder: string;
	const { version } = manifest;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'release-'));
		for (const file of ['package.json', 'package-lock.json', 'CHANGELOG.md']) cpSync(join(ROOT, file), join(folder, file));
		mkdirSync(join(folder, 'deploy'));
		cpSync(join(ROOT, 'deploy/.env.example'), join(folder, 'deploy/.env.example'));
		mkdirSync(join(folder, 'test/fixtures/saved-workflows', version), { recursive: true });
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	const check = (tag: string) => {
		const { status, stdout } = spawnSync(process.execPath, [join(ROOT, '.github/release/checkRelease.mjs'), tag], { cwd: folder, encoding: 'utf8' });
		return { status, said: stdout.trim().split('\n') };
	};
	const change = (file: string, from: string, to: string) =>
		writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').replace(from, to));

	it('lets the version of the package through', () => {
		expect(check(version)).toEqual({ status: 0, said: [`${version} can be published.`] });
	});

	it.each([
		['another version', '9.9.9', /^package\.json says/],
		['a prefix', `v${version}`, /is no version/],
		['nothing', '', /is no version/],
	])('refuses a tag that is %s', (_name, tag, advice) => {
		expect(check(tag)).toEqual({ status: 1, said: expect.arrayContaining([expect.stringMatching(advice)]) as string[] });
	});

	it.each([
		['CHANGELOG.md', `## ${version}`, '## 9.9.9', 'The newest heading of CHANGELOG.md is 9.9.9.'],
		['package-lock.json', `"version": "${version}"`, '"version": "9.9.9"', 'package-lock.json says 9.9.9: npm install --package-lock-only'],
		['deploy/.env.example', `PACKAGE_VERSION=${version}`, 'PACKAGE_VERSION=9.9.9', 'deploy/.env.example and deploy/n8n.Dockerfile take 9.9.9.'],
	])('refuses a %s of another version', (file, from, to, advice) => {
		change(file, from, to);
		expect(check(version)).toEqual({ status: 1, said: [advice] });
	});

	it('refuses a release that nothing was saved of for later versions', () => {
		renameSync(join(folder, 'test'), join(folder, 'gone'));
		expect(check(version).said).toEqual([expect.stringContaining('npx tsx test/reference/saveWorkflows.ts')]);
	});
});
