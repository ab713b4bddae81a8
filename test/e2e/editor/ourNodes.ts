import { randomUUID } from 'node:crypto';

import type { Credentials } from '../openShop';
import type { Editor } from './openEditor';

const PACKAGE = 'n8n-nodes-chatwoot-automations';

export type OurNode = { id: string; name: string; type: string; documents: string };
export type OpenNodes = { workflowId: string; nodes: OurNode[] };

/** By the name a user sees; each with the page that its "Docs" link leads to. */
const NODES: Array<[name: string, type: string, page: string]> = [
	['Business Hours Gate', 'businessHoursGate', 'business-hours-gate'],
	['Chatwoot', 'chatwoot', 'chatwoot'],
	['Chatwoot Trigger', 'chatwootTrigger', 'chatwoot-trigger'],
	['Gemini Reply', 'geminiReply', 'gemini-reply'],
	['Lead Scorer', 'leadScorer', 'lead-scorer'],
	['Shopify Order Mapper', 'shopifyOrderMapper', 'shopify-order-mapper'],
	['Stale Conversation Escalator', 'staleConversationEscalator', 'stale-conversation-escalator'],
];

/** Credentials of the simulated shop, as its owner would make them. */
export async function createCredentials({ n8n, simulator }: Editor): Promise<Credentials> {
	const { url, accountId, tokens, gemini, supabase, shopifySecret } = simulator;
	return {
		chatwootAccountApi: await n8n.api.createCredential('Chatwoot', 'chatwootAccountApi', { baseUrl: url, accountId, accessToken: tokens.admin, tokenOwner: 'user' }),
		geminiReplyApi: await n8n.api.createCredential('Gemini', 'geminiReplyApi', { apiKey: gemini.apiKey, baseUrl: `${url}/gemini` }),
		webhookSigningSecretApi: await n8n.api.createCredential('Shopify', 'webhookSigningSecretApi', { secrets: shopifySecret }),
		httpHeaderAuth: await n8n.api.createCredential('Header', 'httpHeaderAuth', { name: 'apikey', value: supabase.keys.secret }),
		httpBasicAuth: await n8n.api.createCredential('Basic', 'httpBasicAuth', { user: 'chatwoot', password: 'only-for-tests' }),
		postgres: await n8n.api.createCredential('PostgreSQL', 'postgres', { host: '127.0.0.1', port: 5432, database: 'shop', user: 'shop', password: 'only-for-tests', ssl: 'disable' }),
	};
}

/** A workflow with each of our nodes as the panel would put it there, not connected. */
export async function saveOurNodes({ n8n }: Editor, { chatwootAccountApi, geminiReplyApi }: Credentials): Promise<OpenNodes> {
	const nodes = NODES.map(([name, type, documents], index) => ({
		...{ id: randomUUID(), name, type: `${PACKAGE}.${type}`, typeVersion: type === 'chatwootTrigger' ? 1.1 : 1 },
		...{ position: [index * 260, 0], parameters: {}, documents },
		credentials: { ...(chatwootAccountApi && { chatwootAccountApi }), ...(type === 'geminiReply' && geminiReplyApi && { geminiReplyApi }) },
	}));
	const saved = nodes.map(({ documents: _page, ...node }) => node);
	const workflow = await n8n.api.createWorkflow({ name: 'Our nodes', nodes: saved, connections: {}, settings: {} });
	return { workflowId: workflow.id, nodes };
}
