import { spawn } from 'node:child_process';
import { cp, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Runtime } from './runtimes';
import { REPOSITORY, WORKSHOP } from './runtimes';

export type InstalledN8n = {
	runtime: Runtime;
	/** The Node.js binary it runs on. */
	node: string;
	/** The command file of n8n. */
	bin: string;
};

type Say = (line: string) => void;

/**
 * Installs a real n8n once into the workshop folder and returns where it is. A finished installation is
 * marked with a file, so that an interrupted one is begun again.
 */
export async function installN8n(runtime: Runtime, say: Say = console.log): Promise<InstalledN8n> {
	const folder = path.join(WORKSHOP, `n8n-${runtime.n8n}`);
	const nodeFolder = runtime.nodePackage ? await installNode(runtime.nodePackage, say) : undefined;
	const node = nodeFolder ? path.join(nodeFolder, 'bin/node') : process.execPath;
	const bin = path.join(folder, 'node_modules/n8n/bin/n8n');
	const finished = path.join(folder, 'installed');
	if (await exists(finished)) return { runtime, node, bin };
	say(`Installing n8n ${runtime.n8n} once (some minutes, about 2 GB) …`);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await cp(path.join(REPOSITORY, 'test/fixtures/n8n-runtime', runtime.folder), folder, { recursive: true });
	await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], folder, { say });
	say('Building its SQLite driver …');
	await npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], folder, { say, nodeFolder });
	const driver = path.join(folder, 'node_modules/sqlite3/build/Release/node_sqlite3.node');
	if (!(await exists(driver))) throw new Error('The SQLite driver was not built. It needs python3, make and a C++ compiler.');
	await writeFile(finished, '');
	say(`n8n ${runtime.n8n} is installed.`);
	return { runtime, node, bin };
}

async function installNode(nodePackage: string, say: Say): Promise<string> {
	const folder = path.join(WORKSHOP, nodePackage.replace('@', '-'));
	const installed = path.join(folder, 'node_modules', nodePackage.split('@')[0] ?? '');
	if (await exists(path.join(installed, 'bin/node'))) return installed;
	say(`Getting Node.js for it (${nodePackage}) …`);
	await mkdir(folder, { recursive: true });
	await writeFile(path.join(folder, 'package.json'), JSON.stringify({ private: true }));
	await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', nodePackage], folder, { say });
	return installed;
}

type NpmOptions = { say: Say; nodeFolder?: string };

async function npm(args: string[], cwd: string, { say, nodeFolder }: NpmOptions): Promise<void> {
	const env = { ...process.env };
	if (nodeFolder) {
		env.PATH = `${path.join(nodeFolder, 'bin')}${path.delimiter}${env.PATH ?? ''}`;
		// Native parts are built against the headers of the Node.js that will load them.
		env.npm_config_nodedir = nodeFolder;
	}
	const child = spawn('npm', args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
	const lines: string[] = [];
	const keep = (chunk: Buffer) => lines.push(chunk.toString());
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	const started = Date.now();
	const progress = setInterval(() => say(`  … ${Math.round((Date.now() - started) / 1000)} s`), 20_000);
	const code = await new Promise<number | null>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', resolve);
	}).finally(() => clearInterval(progress));
	if (code !== 0) throw new Error(`npm ${args.join(' ')} ended with ${code}:\n${lines.join('').slice(-3000)}`);
}

async function exists(file: string): Promise<boolean> {
	return await stat(file).then(
		() => true,
		() => false,
	);
}
