import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

import type { InstalledN8n } from './installN8n';

/** On a machine with other things to do, too. */
const START_TIMEOUT_MS = 900_000;
/** n8n itself gives running executions 30 seconds to finish. */
const STOP_TIMEOUT_MS = 40_000;

export type N8nProcess = {
	url: string;
	logFile: string;
	/** Of the process that runs now; undefined when none does. */
	pid(): number | undefined;
	start(): Promise<void>;
	/** Ends it as an operator would, and waits. */
	stop(): Promise<void>;
	/** Ends it at once, as a power cut would. */
	kill9(): Promise<void>;
};

export type ProcessGiven = {
	/** `start`, `webhook`, or `worker` with its flags. */
	command: string[];
	env: Record<string, string>;
	logFile: string;
	url: string;
	/** What answers 2xx there once it is ready. */
	readyPaths: string[];
};

/** One process of n8n that can be started again on the same data and port; not started yet. */
export function prepareN8n(installed: InstalledN8n, given: ProcessGiven): N8nProcess {
	let child: ChildProcess | undefined;
	const isRunning = () => child !== undefined && child.exitCode === null && child.signalCode === null;
	return {
		url: given.url,
		logFile: given.logFile,
		pid: () => (isRunning() ? child?.pid : undefined),
		start: async () => {
			child = launch(installed, given);
			await untilReady(child, given);
		},
		stop: async () => await end(child, 'SIGTERM'),
		kill9: async () => await end(child, 'SIGKILL'),
	};
}

export type Place = { port: number; brokerPort: number; userFolder: string; webhookUrl: string };

/** Nothing is asked of the internet; nothing is shown that would distract from the workflow. */
export function environment({ port, brokerPort, userFolder, webhookUrl }: Place): Record<string, string> {
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
		WEBHOOK_URL: `${webhookUrl}/`,
		GENERIC_TIMEZONE: 'America/Santiago',
		DB_TYPE: 'sqlite',
		NODE_ENV: 'production',
	};
}

function launch({ node, bin }: InstalledN8n, { command, env, logFile }: ProcessGiven): ChildProcess {
	const PATH = `${path.dirname(node)}${path.delimiter}${env.PATH ?? ''}`;
	const child = spawn(node, [bin, ...command], { env: { ...env, PATH }, stdio: ['ignore', 'pipe', 'pipe'] });
	const log = createWriteStream(logFile, { flags: 'a' });
	child.stdout?.pipe(log, { end: false });
	child.stderr?.pipe(log, { end: false });
	return endWithUs(child);
}

/** A test that breaks off leaves nothing running. */
export function endWithUs(child: ChildProcess): ChildProcess {
	const kill = () => child.kill('SIGKILL');
	process.once('exit', kill);
	child.once('exit', () => process.off('exit', kill));
	return child;
}

async function untilReady(child: ChildProcess, { url, readyPaths, logFile }: ProcessGiven): Promise<void> {
	for (const started = Date.now(); Date.now() - started < START_TIMEOUT_MS; ) {
		if (child.exitCode !== null) throw new Error(`n8n ended with ${child.exitCode}; see ${logFile}`);
		const answered = await Promise.all(readyPaths.map(async (one) => await answers(url + one)));
		if (answered.every((isReady) => isReady)) return;
		await pause(100);
	}
	throw new Error(`n8n did not start within ${START_TIMEOUT_MS / 1000} s; see ${logFile}`);
}

export async function answers(url: string): Promise<boolean> {
	return await fetch(url).then(
		async (answer) => {
			await answer.arrayBuffer();
			return answer.ok;
		},
		() => false,
	);
}

/** Ends a process and waits until it is gone. */
export async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
	if (!child || child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise((resolve) => child.once('exit', resolve));
	child.kill(signal);
	const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
	await gone;
	clearTimeout(late);
}

/** Below the ports that the system gives to outgoing connections: none of those takes it before it is used. */
const PORTS = { first: 20_000, count: 10_000 };
const TRIES = 1_000;
const givenPorts = new Set<number>();

/** A port that nobody listens on, and that nobody else in this process was given. */
export async function freePort(): Promise<number> {
	for (let tries = 0; tries < TRIES; tries++) {
		const port = PORTS.first + randomInt(PORTS.count);
		if (givenPorts.has(port)) continue;
		givenPorts.add(port);
		if (await isFree(port)) return port;
	}
	throw new Error('no free port');
}

async function isFree(port: number): Promise<boolean> {
	const server = createServer();
	const listening = await new Promise<boolean>((resolve) => {
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => resolve(true));
	});
	if (listening) await new Promise((resolve) => server.close(resolve));
	return listening;
}

export const pause = async (delayMs: number) => await new Promise((resolve) => setTimeout(resolve, delayMs));
