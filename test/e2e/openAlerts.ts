import { randomUUID } from 'node:crypto';

import type { Simulator } from '../simulator/startSimulator';
import { pick, readWorkflow, setUp as setUpOrders, type Shop, type WorkflowJson } from './openShop';

export type OpenAlerts = { id: string; name: string; versionId: string };
export type FailingStep = {
	/** Starts an execution that fails. */
	fail(body: object): Promise<void>;
};

export const EVERY_MS = 10_000;
const WINDOW_MS = 12_000;
/** The clock of the tests: a minute and the quarter of an hour last seconds. */
const TIMES: Record<string, object> = {
	'Every minute': { rule: { interval: [{ field: 'seconds', secondsInterval: EVERY_MS / 1000 }] } },
};

/** Publishes the bundled error workflow as its note asks for it. */
export async function openAlerts({ n8n, simulator }: { n8n: Pick<Shop['n8n'], 'api'>; simulator: Simulator }): Promise<OpenAlerts> {
	const bundled = await readWorkflow('error-alerts');
	const url = simulator.url + simulator.slack.path;
	const nodes = bundled.nodes.map((node) => {
		const parameters = { ...node.parameters, ...TIMES[node.name], ...(node.name.startsWith('Slack') ? { url } : {}) };
		const text = JSON.stringify(parameters).replace('{ minutes: 15 }', `${WINDOW_MS}`);
		return { ...node, parameters: JSON.parse(text) as typeof parameters, ...(node.name.startsWith('Slack') ? { waitBetweenTries: 100 } : {}) };
	});
	const alerts = await n8n.api.createWorkflow({ ...bundled, nodes });
	await n8n.api.publish(alerts);
	return alerts;
}

/** The bundled order workflow with a token that Chatwoot does not know; gives where Shopify posts to. */
export async function failingOrders(shop: Shop, alerts: OpenAlerts): Promise<string> {
	const { api, url } = shop.n8n;
	const { simulator, credentials } = shop;
	const chatwootAccountApi = await api.createCredential('Chatwoot, wrong token', 'chatwootAccountApi', {
		baseUrl: simulator.url,
		accountId: simulator.accountId,
		accessToken: 'wrong-token-0123456789',
		tokenOwner: 'user',
	});
	const path = `failing-orders-${randomUUID()}`;
	const json = setUpOrders(await readWorkflow('shopify-order-notifications'), { ...credentials, chatwootAccountApi }, simulator);
	const nodes = json.nodes.map((node) => (node.name === 'Shopify' ? { ...node, parameters: { ...node.parameters, path } } : node));
	await publish(shop, { ...json, nodes }, { alerts, path });
	return `${url}/webhook/${path}`;
}

type Failing = { name: string; url: string; chatwoot?: boolean };

/** A webhook and one step that fails: the package's own, an HTTP Request, or Stop and Error with the posted reason. */
export async function failingStep(shop: Shop, alerts: OpenAlerts, failing: Failing): Promise<FailingStep> {
	const path = randomUUID();
	const webhook = {
		...{ id: randomUUID(), name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2, position: [0, 0], webhookId: path },
		parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
	};
	const step = { id: randomUUID(), name: 'Step', position: [300, 0], ...stepOf(shop, failing) };
	const connections = { Webhook: { main: [[{ node: 'Step', type: 'main', index: 0 }]] } };
	const json = { name: failing.name, nodes: [webhook, step], connections, settings: { executionOrder: 'v1' } };
	await publish(shop, json, { alerts, path });
	const { url } = shop.n8n;
	return {
		fail: async (body) => {
			const headers = { 'content-type': 'application/json' };
			const { status } = await fetch(`${url}/webhook/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
			if (status !== 200) throw new Error(`n8n answered ${status}`);
		},
	};
}

function stepOf({ credentials }: Shop, { url, chatwoot }: Failing) {
	const { chatwootAccountApi } = credentials;
	if (chatwoot) {
		const parameters = { resource: 'message', operation: 'send', conversationId: '={{ $json.body.conversationId }}', content: '={{ $json.body.text }}', options: {}, accountId: '' };
		return { type: 'n8n-nodes-chatwoot-automations.chatwoot', typeVersion: 1, parameters, credentials: pick({ chatwootAccountApi }) };
	}
	if (!url) return { type: 'n8n-nodes-base.stopAndError', typeVersion: 1, parameters: { errorType: 'errorMessage', errorMessage: '={{ $json.body.reason }}' } };
	const parameters = { method: 'POST', url, sendBody: true, specifyBody: 'json', jsonBody: '={{ JSON.stringify($json.body) }}', options: {} };
	return { type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, parameters };
}

async function publish({ n8n }: Shop, json: WorkflowJson, { alerts, path }: { alerts: OpenAlerts; path: string }): Promise<void> {
	const settings = { ...(json.settings as object), errorWorkflow: alerts.id };
	await n8n.api.publish(await n8n.api.createWorkflow({ ...json, settings }), path);
}
