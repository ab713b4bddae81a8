import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { startSimulator, type Simulator, type SimulatorOptions } from '../simulator/startSimulator';
import type { InstalledN8n } from './installN8n';
import { REPOSITORY } from './runtimes';
import { type RunningN8n, startN8n } from './startN8n';

export const WEBHOOK_PATH = 'shopify-orders';

type WorkflowNode = {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
};
export type WorkflowJson = { name: string; nodes: WorkflowNode[]; [key: string]: unknown };
export type Credentials = Record<string, { id: string; name: string }>;

/** A real n8n with the package, a simulator, and the bundled order workflow set up as a shop owner would. */
export type Shop = {
	n8n: RunningN8n;
	simulator: Simulator;
	credentials: Credentials;
	workflow: { id: string; name: string };
	/** Where Shopify posts to. */
	hook: string;
	close(): Promise<void>;
};

export type ShopOptions = {
	tarball: string;
	userFolder?: string;
	port?: number;
	simulatorPort?: number;
	env?: Record<string, string>;
	/** What Supabase keeps its rows in; embedded when absent. */
	database?: SimulatorOptions['database'];
};

export async function openShop(installed: InstalledN8n, options: ShopOptions): Promise<Shop> {
	const simulator = await startSimulator({ seed: 'shop', port: options.simulatorPort, database: options.database });
	let n8n: RunningN8n | undefined;
	const close = async () => {
		await n8n?.stop();
		await simulator.stop();
	};
	try {
		n8n = await startN8n(installed, options);
		await n8n.api.signIn();
		const credentials = await createCredentials(n8n, simulator);
		const json = setUp(await readWorkflow('shopify-order-notifications'), credentials, simulator);
		const workflow = await n8n.api.createWorkflow(json);
		await n8n.api.publish(workflow, WEBHOOK_PATH);
		return { n8n, simulator, credentials, workflow, hook: `${n8n.url}/webhook/${WEBHOOK_PATH}`, close };
	} catch (error) {
		await close();
		throw error;
	}
}

export async function readWorkflow(name: string): Promise<WorkflowJson> {
	const file = path.join(REPOSITORY, 'workflows', `${name}.json`);
	return JSON.parse(await readFile(file, 'utf8')) as WorkflowJson;
}

async function createCredentials({ api }: RunningN8n, simulator: Simulator): Promise<Credentials> {
	return {
		chatwootAccountApi: await api.createCredential('Chatwoot', 'chatwootAccountApi', {
			baseUrl: simulator.url,
			accountId: simulator.accountId,
			accessToken: simulator.tokens.admin,
			tokenOwner: 'user',
		}),
		webhookSigningSecretApi: await api.createCredential('Shopify', 'webhookSigningSecretApi', {
			secrets: simulator.shopifySecret,
		}),
	};
}

/** What the sticky note asks for: credentials, inbox, signature. */
export function setUp(json: WorkflowJson, credentials: Credentials, simulator: Simulator): WorkflowJson {
	const nodes = json.nodes.map((node) => {
		if (node.type.endsWith('.chatwoot')) {
			const inboxId = { __rl: true, mode: 'list', value: simulator.inboxes.whatsapp, cachedResultName: 'Tienda WhatsApp' };
			const { chatwootAccountApi } = credentials;
			return { ...node, parameters: { ...node.parameters, inboxId }, credentials: pick({ chatwootAccountApi }) };
		}
		if (node.type.endsWith('.shopifyOrderMapper')) {
			const { webhookSigningSecretApi } = credentials;
			const parameters = { ...node.parameters, verifySignature: true };
			return { ...node, parameters, credentials: pick({ webhookSigningSecretApi }) };
		}
		return node;
	});
	return { ...json, nodes };
}

export function pick(named: Record<string, { id: string; name: string } | undefined>): Credentials {
	return Object.fromEntries(
		Object.entries(named).flatMap(([name, credential]) => (credential ? [[name, credential]] : [])),
	);
}
