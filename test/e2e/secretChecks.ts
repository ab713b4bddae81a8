import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import type { Checks } from './checks';
import type { Shop } from './openShop';

const NEWEST = 25;

/** After everything else: what n8n kept of all that holds none of the keys, failed runs included. */
export async function checkSecrets(checks: Checks, shop: Shop): Promise<void> {
	const { n8n } = shop;
	const secrets = secretsOf(shop);
	const workflows = await n8n.api.workflows();
	await checks.run('secrets: none in the workflows as n8n exports them', async () => {
		for (const { id, name } of workflows) assert.deepEqual(found(await n8n.api.exported(id), secrets), [], name);
		return `${workflows.length} workflows, ${secrets.size} keys`;
	});
	await checks.run('secrets: none in what n8n kept of its runs', async () => {
		let runs = 0;
		for (const { id, name } of workflows) {
			for (const execution of (await n8n.api.executions(id)).slice(0, NEWEST)) {
				assert.deepEqual(found(await n8n.api.executionData(execution.id), secrets), [], `${name}, execution ${execution.id}`);
				runs++;
			}
		}
		assert.ok(runs > 0, 'nothing was looked at');
		return `${runs} runs`;
	});
	await checks.run('secrets: none in n8n\'s log', async () => {
		const log = await readFile(n8n.logFile, 'utf8');
		assert.deepEqual(found(log, secrets), []);
		return `${log.split('\n').length} lines`;
	});
}

/** By what they are, so that a failure does not print one. */
function secretsOf({ simulator }: Shop): Map<string, string> {
	const { tokens, gemini, supabase, shopifySecret, world } = simulator;
	const webhooks = [...world.accounts.values()].flatMap((account) => [...account.webhooks.values()]);
	return new Map([
		...Object.entries(tokens).map(([owner, token]): [string, string] => [`token of ${owner}`, token]),
		['Gemini key', gemini.apiKey],
		['Supabase key', supabase.keys.secret],
		['Shopify secret', shopifySecret],
		...webhooks.flatMap(({ id, secret }): Array<[string, string]> => (secret ? [[`secret of webhook ${id}`, secret]] : [])),
	]);
}

function found(text: string, secrets: Map<string, string>): string[] {
	return [...secrets].filter(([, secret]) => text.includes(secret)).map(([name]) => name);
}
