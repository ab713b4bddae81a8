import { breakableLink, type BreakableLink } from '../helpers/breakableLink';
import { companiesSql } from '../helpers/companiesTable';
import type { Database } from '../simulator/postgrest/Database';
import { openDatabase } from './openDatabase';
import { pick, readWorkflow, type Credentials, type Shop, type WorkflowJson } from './openShop';

export const PASSWORD = 'only-for-tests';
export const POST_PATH = 'chatwoot-account-created';

export type Answer = { status: number; type: string | null; json: { success?: boolean; data?: Record<string, unknown>; error?: Record<string, unknown> } };
export type Ask = { path: string; body?: unknown; headers?: Record<string, string> };
/** The workflow for new accounts in a real n8n, its tables in a database of its own, over a link that can break. */
export type AccountSync = {
	shop: Shop;
	database: Database;
	link: BreakableLink;
	credentials: Credentials;
	companyPath: string;
	workflowId: string;
	ask(asked: Ask): Promise<Answer>;
	close(): Promise<void>;
};

export async function openAccountSync(shop: Shop): Promise<AccountSync> {
	const database = await openDatabase();
	const address = await database.address();
	const link = await breakableLink(address);
	const close = async () => {
		shop.simulator.world.installationHookUrl = null;
		await link.close();
		await database.close();
	};
	try {
		await database.exec(companiesSql());
		const { api, url } = shop.n8n;
		const credentials = {
			postgres: await api.createCredential('Companies', 'postgres', { ...address, host: link.host, port: link.port }),
			httpBasicAuth: await api.createCredential('Account sync', 'httpBasicAuth', { user: 'chatwoot', password: PASSWORD }),
			httpHeaderAuth: await api.createCredential('Account sync by header', 'httpHeaderAuth', { name: 'X-Sync-Key', value: PASSWORD }),
		};
		const bundled = await readWorkflow('account-created-sync');
		const workflow = await api.createWorkflow(setUp(bundled, credentials));
		await api.publish(workflow, POST_PATH);
		const ask = async (asked: Ask) => await send(`${url}/webhook/`, asked);
		return { shop, database, link, credentials, companyPath: companyPathOf(bundled), workflowId: workflow.id, ask, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** What the note in the workflow asks for; Chatwoot's own database is the same one here. */
export function setUp(json: WorkflowJson, { postgres, httpBasicAuth, httpHeaderAuth }: Credentials): WorkflowJson {
	const nodes = json.nodes.map((node) => {
		if (node.type.endsWith('.postgres')) return { ...node, waitBetweenTries: 500, credentials: pick({ postgres }) };
		if (node.type.endsWith('.webhook')) return { ...node, credentials: pick({ httpBasicAuth, httpHeaderAuth }) };
		return node;
	});
	return { ...json, nodes };
}

/** n8n puts the node's id before a path with a part that varies. */
function companyPathOf({ nodes }: WorkflowJson): string {
	const company = nodes.find(({ name }) => name === 'Company');
	return company && 'webhookId' in company ? `${String(company.webhookId)}/company` : '';
}

export function account(id: number): Record<string, unknown> {
	return { id, name: `Cuenta ${id}`, event: 'account_created', users: [] };
}

export function basic(password: string): string {
	return `Basic ${Buffer.from(`chatwoot:${password}`).toString('base64')}`;
}

async function send(base: string, { path, body, headers }: Ask): Promise<Answer> {
	const answer = await fetch(base + path, {
		method: body === undefined ? 'GET' : 'POST',
		headers: { 'content-type': 'application/json', authorization: basic(PASSWORD), ...headers },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	const [type, text] = [answer.headers.get('content-type'), await answer.text()];
	return { status: answer.status, type, json: type?.includes('json') ? (JSON.parse(text) as Answer['json']) : {} };
}
