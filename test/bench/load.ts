import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

// How long n8n's start waits for this package: every node and credential of the build required and constructed,
// in a fresh process that has loaded n8n-workflow already, next to what loading n8n-workflow itself takes there.

const ROOT = resolve(__dirname, '../..');
const MAX_LOAD_MS = 40;
const RUNS = 11;

type Times = { workflowMs: number; packageMs: number; classes: number };

const PROBE = `
const { performance } = require('node:perf_hooks');
const { basename, join } = require('node:path');
const start = performance.now();
require('n8n-workflow');
const loaded = performance.now();
const { n8n } = require('./package.json');
const paths = [...n8n.nodes, ...n8n.credentials];
for (const path of paths) new (require('./' + path)[basename(path).split('.')[0]])();
const end = performance.now();
console.log(JSON.stringify({ workflowMs: loaded - start, packageMs: end - loaded, classes: paths.length }));
`;

function measure(): Times {
	const output = execFileSync(process.execPath, ['-e', PROBE], { cwd: ROOT, encoding: 'utf8' });
	return JSON.parse(output) as Times;
}

function median(values: number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export function benchLoad(): boolean {
	if (!existsSync(join(ROOT, 'dist/nodes'))) throw new Error('Nothing is built yet: run `npm run build` first.');
	measure();
	const runs = Array.from({ length: RUNS }, measure);
	const packageMs = median(runs.map((run) => run.packageMs));
	const workflowMs = median(runs.map((run) => run.workflowMs));
	const bestMs = Math.min(...runs.map((run) => run.packageMs));
	const ok = packageMs <= MAX_LOAD_MS;
	console.log(
		`load: ${runs[0]?.classes} nodes and credentials in ${packageMs.toFixed(1)} ms, best ${bestMs.toFixed(1)} ms (bound ${MAX_LOAD_MS} ms); ` +
			`n8n-workflow alone ${workflowMs.toFixed(1)} ms; medians of ${RUNS} fresh processes: ${ok ? 'ok' : 'TOO SLOW'}`,
	);
	return ok;
}

if (require.main === module) process.exitCode = benchLoad() ? 0 : 1;
