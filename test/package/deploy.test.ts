import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { readJson, readText, ROOT } from '../helpers/sourceFiles';
import { compose, composeText, settings, variablesIn, type Service } from './readCompose';

/** What compose knows of a service and this file uses; a misspelt key is an error to compose, and here. */
const SERVICE_KEYS = new Set([
	...['image', 'build', 'command', 'entrypoint', 'environment', 'volumes', 'ports', 'depends_on', 'healthcheck'],
	...['restart', 'stop_grace_period', 'shm_size', 'deploy', 'x-why-no-healthcheck'],
]);
const CONDITIONS = ['service_started', 'service_healthy', 'service_completed_successfully'];
const VERSION = /^(?:v?\d+\.\d+\.\d+(?:-[a-z0-9]+)?|\$\{[A-Z0-9]+_VERSION\}(?:-\$\{[A-Z0-9]+_VERSION\})?)$/;
const SECRETS = ['N8N_ENCRYPTION_KEY', 'CHATWOOT_SECRET_KEY_BASE', 'POSTGRES_PASSWORD', 'N8N_DATABASE_PASSWORD', 'REDIS_PASSWORD'];

const services = Object.entries(compose.services);
const n8n = services.filter(([name]) => name.startsWith('n8n-')).map(([name, service]) => ({ name, service }));
const chatwoot = services.filter(([name]) => name.startsWith('chatwoot-')).map(([, service]) => service);
const manifest = readJson('package.json') as { name: string; version: string };

describe.each(services)('%s', (name, service) => {
	it('has no key that compose does not know', () => {
		expect(Object.keys(service).filter((key) => !SERVICE_KEYS.has(key))).toEqual([]);
	});

	it('is pinned to a version', () => {
		expect(service.image.slice(service.image.lastIndexOf(':') + 1)).toMatch(VERSION);
	});

	it('comes back by itself, unless it is to end', () => {
		const ends = services.some(([, { depends_on }]) => depends_on?.[name]?.condition === 'service_completed_successfully');
		expect(service.restart).toBe(ends ? 'no' : 'unless-stopped');
	});

	it('says whether it is well, or why it does not', () => {
		if (service['x-why-no-healthcheck']) expect(service.healthcheck).toBeUndefined();
		else expect(service.healthcheck).toEqual({ test: textList, interval: seconds, timeout: seconds, retries: anyNumber, start_period: seconds });
	});

	it('waits for services that are there, on a condition they can meet', () => {
		const waits = Object.entries(service.depends_on ?? {});
		expect(waits.filter(([on, { condition }]) => !CONDITIONS.includes(condition) || !canMeet(compose.services[on], condition))).toEqual([]);
	});

	it('keeps its data in declared volumes, and mounts files that are there', () => {
		const sources = (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
		const missing = sources.filter((source) => (source.startsWith('./') ? !existsSync(join(ROOT, 'deploy', source)) : !(source in compose.volumes)));
		expect(missing).toEqual([]);
	});

	it('holds only texts in its environment, so that YAML turns no "no" into false', () => {
		expect(Object.entries(service.environment ?? {}).filter(([, value]) => typeof value !== 'string')).toEqual([]);
	});
});

const seconds = expect.stringMatching(/^\d+s$/) as string;
const anyNumber = expect.any(Number) as number;
const textList = expect.arrayContaining([expect.any(String)]) as string[];

function canMeet(on: Service | undefined, condition: string): boolean {
	if (condition === 'service_healthy') return on?.healthcheck !== undefined;
	return on !== undefined && (condition === 'service_started' || on.restart === 'no');
}

describe('.env.example', () => {
	const everywhere = `${composeText}\n${readText('deploy/Caddyfile')}`;
	const used = variablesIn(composeText);

	it('holds every variable of the compose file, and nothing that nobody reads', () => {
		expect([...settings.keys()].sort()).toEqual([...new Set(used.map(({ name }) => name))].sort());
	});

	it('holds no secret: those are empty, and compose starts nothing without them', () => {
		expect([...settings].filter(([, value]) => value === '').map(([name]) => name)).toEqual(SECRETS);
		expect(used.filter(({ name, demanded }) => SECRETS.includes(name) !== demanded)).toEqual([]);
		expect(everywhere.match(/(?:password|secret|token|key)[\w ]*[:=]\s*['"]?[A-Za-z0-9]{12,}/gi)).toBeNull();
	});

	it('takes this version of the package, and the n8n that it is tested on', () => {
		const { dependencies } = readJson('test/fixtures/n8n-runtime/current/package.json') as { dependencies: { n8n: string } };
		expect([settings.get('PACKAGE_VERSION'), settings.get('N8N_VERSION')]).toEqual([manifest.version, dependencies.n8n]);
	});
});

describe('n8n', () => {
	it('runs as main, two webhook processors and workers', () => {
		expect(n8n.map(({ service }) => service.command?.[0]).sort()).toEqual(['start', 'webhook', 'webhook', 'worker']);
	});

	it('is the same everywhere: image with the package, key, database, queue, time zone', () => {
		const shared = n8n.map(({ service: { image, build, environment } }) => JSON.stringify({ image, build, environment }));
		expect(new Set(shared).size).toBe(1);
	});

	it.each([
		['EXECUTIONS_MODE', 'queue'],
		['N8N_PROXY_HOPS', '1'],
		['WEBHOOK_URL', 'https://${N8N_HOST}/'],
		['N8N_DISABLE_PRODUCTION_MAIN_PROCESS', 'true'],
		['N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE', 'true'],
		['QUEUE_HEALTH_CHECK_ACTIVE', 'true'],
		['EXECUTIONS_DATA_PRUNE', 'true'],
		['GENERIC_TIMEZONE', '${GENERIC_TIMEZONE}'],
	])('has %s = %s', (name, value) => {
		expect(n8n.map(({ service }) => service.environment[name])).toEqual(n8n.map(() => value));
	});

	it('keeps nothing in a folder, so that no old package hides the one of the image', () => {
		expect(n8n.filter(({ service }) => service.volumes !== undefined)).toEqual([]);
	});

	it('shares no queue with Chatwoot, and finishes before it is killed', () => {
		expect(chatwoot.map(({ environment }) => environment.REDIS_URL)).toEqual(chatwoot.map(() => 'redis://redis:6379/0'));
		expect(n8n[0]?.service.environment.QUEUE_BULL_REDIS_DB).toBe('1');
		expect(Number(n8n[0]?.service.environment.N8N_GRACEFUL_SHUTDOWN_TIMEOUT)).toBeLessThan(60);
	});

	it('has the package where it looks for packages, under the name that workflows use', () => {
		const text = readText('deploy/n8n.Dockerfile');
		expect(text).toContain(`ENV PACKAGE=${manifest.name}\n`);
		expect(text).toMatch(/COPY --from=package --chown=node:node \S+\/nodes \/home\/node\/\.n8n\/nodes\n/);
		expect([...text.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)).toEqual(['n8nio/n8n:${N8N_VERSION}', 'n8nio/n8n:${N8N_VERSION}']);
		expect([...text.matchAll(/^ARG (\w+)=(\S+)/gm)].map(([, name = '', value]) => [name, value])).toEqual(
			['N8N_VERSION', 'PACKAGE_VERSION'].map((name) => [name, settings.get(name)]),
		);
	});
});

describe('the way in', () => {
	const caddyfile = readText('deploy/Caddyfile');

	it('is the proxy alone', () => {
		expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['proxy']);
	});

	it('leads production webhooks to the processors, the rest of n8n to main, and Chatwoot to Chatwoot', () => {
		expect(/@production path (.+)/.exec(caddyfile)?.[1]).toBe('/webhook/* /webhook-waiting/* /form/* /form-waiting/* /mcp/*');
		const ways = [...caddyfile.matchAll(/reverse_proxy ([^{\n]+)/g)].map(([, to = '']) => to.trim());
		expect(ways).toEqual(['n8n-webhook-1:5678 n8n-webhook-2:5678', 'n8n-main:5678', 'chatwoot-web:3000']);
		expect(ways.flatMap((way) => way.split(' ')).filter((to) => !((to.split(':')[0] ?? '') in compose.services))).toEqual([]);
	});

	it('is open only when n8n is ready', () => {
		expect(caddyfile).toMatch(/health_uri \/healthz\/readiness\n\s+health_interval 1s/);
		expect(caddyfile.match(/import when-ready/g)).toHaveLength(2);
		expect(caddyfile).not.toContain('lb_retry_match');
	});

	it('knows its addresses from the compose file', () => {
		const asked = [...caddyfile.matchAll(/\{\$(\w+)\}/g)].map(([, name]) => name);
		expect(asked.filter((name) => !((name ?? '') in (compose.services.proxy?.environment ?? {})))).toEqual([]);
	});
});

describe('the second database', () => {
	const script = join(ROOT, 'deploy/postgres-init/10-n8n-database.sh');

	it('is made by a script that PostgreSQL can start and a shell can read', () => {
		expect(statSync(script).mode & 0o111).not.toBe(0);
		expect(spawnSync('sh', ['-n', script], { encoding: 'utf8' }).stderr).toBe('');
	});

	it('has the name and user that n8n asks for', () => {
		const { DB_POSTGRESDB_DATABASE: database, DB_POSTGRESDB_USER: user } = n8n[0]?.service.environment ?? {};
		expect(readText('deploy/postgres-init/10-n8n-database.sh')).toContain(`CREATE DATABASE ${database} OWNER ${user};`);
	});
});
