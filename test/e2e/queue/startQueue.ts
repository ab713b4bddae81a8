import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { InstalledN8n } from '../installN8n';
import { N8nApi } from '../n8nApi';
import { environment, freePort, prepareN8n, type N8nProcess } from '../n8nProcess';
import { PACKAGE_NAME, unpack } from '../packPackage';
import { openPostgres, type Postgres } from './openPostgres';
import { startBalancer } from './startBalancer';
import { startRedis, type Redis } from './startRedis';

export type QueueOptions = {
	tarball: string;
	/** Two when left out; none: one process does everything, without a queue. */
	workers?: number;
	/** Executions that a worker takes at a time; 20 when absent. Most of their time they wait for Chatwoot or Gemini. */
	concurrency?: number;
	env?: Record<string, string>;
};

/** n8n in queue mode: main for editor and schedules, two webhook processors behind a proxy, workers. */
export type RunningQueue = {
	/** Of the proxy: where webhooks go to. */
	url: string;
	api: N8nApi;
	main: N8nProcess;
	webhooks: N8nProcess[];
	workers: N8nProcess[];
	redis: Redis;
	postgres: Postgres;
	/** Holds the log of each process. */
	folder: string;
	stop(): Promise<void>;
	/** Takes away what it left on disk. */
	clean(): Promise<void>;
};

const WEBHOOK_PROCESSORS = 2;
/** A lock that a dead worker leaves is found after this and the interval at the latest. The default is a minute. */
const LOCK_MS = 15_000;
const CONCURRENCY = 20;

type Base = { installed: InstalledN8n; tarball: string; folder: string; webhookUrl: string; env: Record<string, string> };

/** Starts everything, with a PostgreSQL database and a Redis server of its own. */
export async function startQueue(installed: InstalledN8n, { tarball, workers = 2, concurrency = CONCURRENCY, env = {} }: QueueOptions): Promise<RunningQueue> {
	const folder = await mkdtemp(path.join(tmpdir(), 'n8n-queue-'));
	const [redis, postgres, balancer] = await Promise.all([startRedis(), openPostgres(), startBalancer()]);
	const base: Base = { installed, tarball, folder, webhookUrl: balancer.url, env: { ...(workers > 0 ? queueEnv(redis) : ALONE), ...postgres.env, ...env } };
	const main = await prepare(base, 'main', ['start'], ['/healthz/readiness', '/rest/settings']);
	const numbered = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
	const processors = await Promise.all(numbered(workers > 0 ? WEBHOOK_PROCESSORS : 0).map(async (n) => await prepare(base, `webhook${n}`, ['webhook'])));
	const hands = await Promise.all(numbered(workers).map(async (n) => await prepare(base, `worker${n}`, ['worker', `--concurrency=${concurrency}`])));
	const others = [...processors, ...hands];
	const stop = async () => {
		await Promise.all([...others, main].map(async (one) => await one.stop()));
		await Promise.all([balancer.stop(), redis.stop()]);
		await postgres.close();
	};
	try {
		// Main first: it makes the tables.
		await main.start();
		await Promise.all(others.map(async (one) => await one.start()));
	} catch (error) {
		await stop();
		throw error;
	}
	balancer.use((workers > 0 ? processors : [main]).map(({ url }) => url));
	return {
		...{ url: balancer.url, api: new N8nApi(main.url, balancer.url), main, redis, postgres, folder, stop },
		webhooks: processors,
		workers: hands,
		clean: async () => await rm(folder, { recursive: true, force: true }),
	};
}

const ALONE = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };

function queueEnv({ port }: Redis): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(port),
		QUEUE_WORKER_LOCK_DURATION: String(LOCK_MS),
		QUEUE_WORKER_LOCK_RENEW_TIME: String(LOCK_MS / 3),
		QUEUE_WORKER_STALLED_INTERVAL: String(LOCK_MS / 3),
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
		N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
	};
}

async function prepare(base: Base, name: string, command: string[], ready = ['/healthz/readiness']): Promise<N8nProcess> {
	const { installed, tarball, folder, webhookUrl } = base;
	const [port, brokerPort] = [await freePort(), await freePort()];
	const userFolder = path.join(folder, name);
	await mkdir(userFolder);
	await unpack(tarball, path.join(userFolder, '.n8n/nodes/node_modules', PACKAGE_NAME));
	const url = `http://127.0.0.1:${port}`;
	const env = { ...environment({ port, brokerPort, userFolder, webhookUrl }), QUEUE_HEALTH_CHECK_PORT: String(port), ...base.env };
	const logFile = path.join(folder, `${name}.log`);
	return prepareN8n(installed, { command, env, logFile, url, readyPaths: ready });
}
