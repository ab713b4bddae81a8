import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Simulator } from '../simulator/startSimulator';
import { writeAsCustomer } from '../simulator/whatsapp/customer';
import { pick, type Shop, type WorkflowJson } from './openShop';

export const TRIGGER_TYPE = 'n8n-nodes-chatwoot-automations.chatwootTrigger';
export const TRIGGER_NAME = 'Chatwoot Trigger';
const ALL_EVENTS = [
	...['conversation_status_changed', 'conversation_updated', 'conversation_created', 'contact_created'],
	...['contact_updated', 'message_created', 'message_updated', 'webwidget_triggered', 'inbox_created'],
	...['inbox_updated', 'conversation_typing_on', 'conversation_typing_off'],
];

export type OpenTrigger = {
	workflow: { id: string; name: string; versionId: string };
	/** Below /webhook/. */
	path: string;
	url: string;
};
export type Captured = { isCustomerMessage: boolean; body: string };

/** Saves a workflow of the trigger and a node that does nothing, not active yet. */
export async function saveTrigger(
	{ n8n, credentials }: Shop,
	parameters: Record<string, unknown> = {},
): Promise<OpenTrigger> {
	const path = `${randomUUID()}/webhook`;
	const { chatwootAccountApi } = credentials;
	const trigger = {
		...{ id: randomUUID(), name: TRIGGER_NAME, type: TRIGGER_TYPE, typeVersion: 1.1, position: [0, 0] },
		...{ webhookId: path.split('/')[0], parameters },
		credentials: pick({ chatwootAccountApi }),
	};
	const workflow = await n8n.api.createWorkflow(endingInNothing('Customer messages', trigger));
	return { workflow, path, url: `${n8n.url}/webhook/${path}` };
}

export function endingInNothing(name: string, first: WorkflowJson['nodes'][number]): WorkflowJson {
	const nothing = {
		...{ id: randomUUID(), name: 'Nothing', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [400, 0] },
		parameters: {},
	};
	const connections = { [first.name]: { main: [[{ node: nothing.name, type: 'main', index: 0 }]] } };
	return { name, nodes: [first, nothing], connections, settings: { executionOrder: 'v1' } };
}

/** Of a bundled workflow's Chatwoot Trigger. */
export function webhookIdOf({ nodes }: WorkflowJson): string {
	const trigger = nodes.find(({ type }) => type.endsWith('.chatwootTrigger'));
	return String(trigger && 'webhookId' in trigger ? trigger.webhookId : '');
}

export async function chatwoot(simulator: Simulator, method: string, path: string, body?: unknown): Promise<Response> {
	return await fetch(`${simulator.url}/api/v1/accounts/${simulator.accountId}${path}`, {
		method,
		headers: { 'content-type': 'application/json', 'api-access-token': simulator.tokens.admin },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
}

/** The account's webhooks that lead to this URL. */
export function webhooksTo(simulator: Simulator, url: string) {
	const account = simulator.world.accounts.get(simulator.accountId);
	return [...(account?.webhooks.values() ?? [])].filter((webhook) => webhook.url === url);
}

/** What Chatwoot sends while customers write once each and an agent answers them, from number `from` on. */
export async function captureEvents(
	simulator: Simulator,
	{ customers, from }: { customers: number; from: number },
): Promise<Captured[]> {
	const bodies: string[] = [];
	const server = createServer((req, res) => {
		const chunks: Buffer[] = [];
		req.on('data', (chunk: Buffer) => chunks.push(chunk));
		req.on('end', () => {
			bodies.push(Buffer.concat(chunks).toString());
			res.end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	await chatwoot(simulator, 'POST', '/webhooks', { webhook: { url, subscriptions: ALL_EVENTS } });
	try {
		await talk(simulator, customers, from);
	} finally {
		const [own] = webhooksTo(simulator, url);
		if (own) await chatwoot(simulator, 'DELETE', `/webhooks/${own.id}`);
		server.close();
		server.closeAllConnections();
	}
	return bodies.map((body) => ({ isCustomerMessage: isCustomerMessage(body), body }));
}

async function talk(simulator: Simulator, customers: number, from: number): Promise<void> {
	const { url, whatsappNumber: phoneNumber, whatsappAppSecret: appSecret, world, accountId } = simulator;
	const conversations = world.accounts.get(accountId)?.conversations;
	const known = new Set(conversations?.keys());
	for (let number = from; number < from + customers; number++) {
		const text = `Hola, ¿cuánto cuesta <esto> & lo otro? ${number}`;
		await writeAsCustomer({ url, phoneNumber, appSecret }, String(56_960_000_000 + number), { text, at: world.clock.now() });
	}
	await simulator.settled();
	for (const id of conversations?.keys() ?? []) {
		if (!known.has(id)) await chatwoot(simulator, 'POST', `/conversations/${id}/messages`, { content: 'Hola, te cuento' });
	}
	await simulator.settled();
}

function isCustomerMessage(body: string): boolean {
	const { event, message_type } = JSON.parse(body) as { event?: string; message_type?: string };
	return event === 'message_created' && message_type === 'incoming';
}
