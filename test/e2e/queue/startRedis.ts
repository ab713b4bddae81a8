import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { end, endWithUs, freePort, pause } from '../n8nProcess';

export type Redis = {
	port: number;
	/** Away for so long; what was written is there again afterwards. */
	restart(awayMs: number): Promise<void>;
	stop(): Promise<void>;
};

const START_TIMEOUT_MS = 60_000;

/** A Redis server of its own on a free port, which writes each change to disk. */
export async function startRedis(): Promise<Redis> {
	const port = await freePort();
	const folder = await mkdtemp(path.join(tmpdir(), 'redis-'));
	let server = await launch(port, folder);
	return {
		port,
		restart: async (awayMs) => {
			await end(server, 'SIGTERM');
			await pause(awayMs);
			server = await launch(port, folder);
		},
		stop: async () => {
			await end(server, 'SIGTERM');
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function launch(port: number, folder: string): Promise<ChildProcess> {
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--save', ''];
	const child = endWithUs(spawn('redis-server', args, { stdio: 'ignore' }));
	const failed = new Promise<never>((_resolve, reject) => child.once('error', reject));
	await Promise.race([failed, untilListening(child, port)]);
	return child;
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
	for (const started = Date.now(); Date.now() - started < START_TIMEOUT_MS; await pause(50)) {
		if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}.`);
		if (await isListening(port)) return;
	}
	throw new Error('redis-server does not answer.');
}

async function isListening(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		const close = (isThere: boolean) => {
			socket.destroy();
			resolve(isThere);
		};
		socket.once('connect', () => close(true)).once('error', () => close(false));
	});
}
