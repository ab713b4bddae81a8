import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { InstalledN8n } from './installN8n';
import { N8nApi } from './n8nApi';
import { environment, freePort, prepareN8n } from './n8nProcess';
import { PACKAGE_NAME, unpack } from './packPackage';

export { freePort, pause } from './n8nProcess';

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
	const { logFile, start, stop, kill9 } = prepareN8n(installed, {
		command: ['start'],
		env: { ...environment({ port, brokerPort, userFolder, webhookUrl: url }), ...options.env },
		logFile: path.join(userFolder, 'n8n.log'),
		// Readiness is answered before the REST interface is there, so this asks for both.
		url,
		readyPaths: ['/healthz/readiness', '/rest/settings'],
	});
	await start().catch(async (error: unknown) => {
		await kill9();
		throw error;
	});
	return { url, logFile, api: new N8nApi(url), start, stop, kill9 };
}
