import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { InstalledN8n } from './installN8n';
import { N8nApi } from './n8nApi';
import { PACKAGE_NAME, unpack } from './packPackage';

const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 20_000;

export type N8nOptions = {
	tarball: string;
	/** A free one when left out. */
	port?: number;
	/** Keeps database and files, for a demo that is started again. */
	userFolder?: string;
	env?: Record<string, string>;
};

export type RunningN8n = {
	url: string;
	logFile: string;
	api: N8nApi;
	/** Stops it as an operator would, and waits. */
	stop(): Promise<void>;
	/** Ends it at once, as a power cut would. */
	kill9(): Promise<void>;
	/** Starts it again on the same data and port. */
	start(): Promise<void>;
};

/** Starts a real n8n with the packed package in its nodes folder, on loopback, with a database of its own. */
export async function startN8n(installed: InstalledN8n, options: N8nOptions): Promise<RunningN8n> {
	const port = options.port ?? (await freePort());
	const brokerPort = await freePort();
	const userFolder = options.userFolder ?? (await mkdtemp(path.join(tmpdir(), 'n8n-e2e-')));
	await unpack(options.tarball, path.join(userFolder, '.n8n/nodes/node_modules', PACKAGE_NAME));
	const url = `http://127.0.0.1:${port}`;
	const logFile = path.join(userFolder, 'n8n.log');
	const env = { ...environment({ port, brokerPort, userFolder, url }), ...options.env };
	let child: ChildProcess | undefined;
	const running: RunningN8n = {
		url,
		logFile,
		api: new N8nApi(url),
		start: async () => {
			child = launch(installed, env, logFile);
			await untilReady(url, child, logFile);
		},
		stop: async () => await end(child, 'SIGTERM'),
		kill9: async () => await end(child, 'SIGKILL'),
	};
	await running.start().catch(async (error: unknown) => {
		await running.kill9();
		throw error;
	});
	return running;
}

type Place = { port: number; brokerPort: number; userFolder: string; url: string };

/** Nothing is asked of the internet; nothing is shown that would distract from the workflow. */
function environment({ port, brokerPort, userFolder, url }: Place): Record<string, string> {
	const off = [
		'N8N_DIAGNOSTICS_ENABLED',
		'N8N_VERSION_NOTIFICATIONS_ENABLED',
		'N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED',
		'N8N_TEMPLATES_ENABLED',
		'N8N_HIRING_BANNER_ENABLED',
		'N8N_DYNAMIC_BANNERS_ENABLED',
		'N8N_PERSONALIZATION_ENABLED',
		'N8N_VERIFIED_PACKAGES_ENABLED',
		'N8N_SECURE_COOKIE',
	];
	return {
		PATH: process.env.PATH ?? '',
		HOME: userFolder,
		...Object.fromEntries(off.map((name) => [name, 'false'])),
		EXTERNAL_FRONTEND_HOOKS_URLS: '',
		N8N_DIAGNOSTICS_CONFIG_FRONTEND: '',
		N8N_DIAGNOSTICS_CONFIG_BACKEND: '',
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: 'only-for-this-machine',
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		WEBHOOK_URL: `${url}/`,
		GENERIC_TIMEZONE: 'America/Santiago',
		DB_TYPE: 'sqlite',
		NODE_ENV: 'production',
	};
}

function launch({ node, bin }: InstalledN8n, env: Record<string, string>, logFile: string): ChildProcess {
	const PATH = `${path.dirname(node)}${path.delimiter}${env.PATH ?? ''}`;
	const child = spawn(node, [bin, 'start'], { env: { ...env, PATH }, stdio: ['ignore', 'pipe', 'pipe'] });
	const log = createWriteStream(logFile, { flags: 'a' });
	child.stdout?.pipe(log, { end: false });
	child.stderr?.pipe(log, { end: false });
	return child;
}

async function untilReady(url: string, child: ChildProcess, logFile: string): Promise<void> {
	for (const started = Date.now(); Date.now() - started < START_TIMEOUT_MS; ) {
		if (child.exitCode !== null) throw new Error(`n8n ended with ${child.exitCode}; see ${logFile}`);
		// Readiness is answered before the REST interface is there, so this asks for both.
		if ((await answers(`${url}/healthz/readiness`)) && (await answers(`${url}/rest/settings`))) return;
		await pause(100);
	}
	throw new Error(`n8n did not start within ${START_TIMEOUT_MS / 1000} s; see ${logFile}`);
}

async function answers(url: string): Promise<boolean> {
	return await fetch(url).then(
		({ ok }) => ok,
		() => false,
	);
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
	if (!child || child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise((resolve) => child.once('exit', resolve));
	child.kill(signal);
	const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
	await gone;
	clearTimeout(late);
}

export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (address === null || typeof address === 'string') throw new Error('no free port');
	return address.port;
}

export const pause = async (delayMs: number) => await new Promise((resolve) => setTimeout(resolve, delayMs));
