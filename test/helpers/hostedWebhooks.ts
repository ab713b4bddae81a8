import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import type { CredentialData } from './engine/CredentialsInMemory';

const TYPE = 'n8n-nodes-base.webhook';

export type Refusal = { statusCode: number; text: string };
type Match = { node: INode; params: IDataObject };

/** Where n8n registers a Webhook node: below its id when the path has a part that varies. */
export function webhookPath({ webhookId, parameters }: INode): string {
	const path = String(parameters.path);
	return `/webhook/${path.includes(':') ? `${webhookId}/` : ''}${path}`;
}

/** The Webhook node that takes this request, with the varying parts of its path. */
export function matchWebhook(nodes: INode[], req: IncomingMessage): Match | undefined {
	const asked = new URL(req.url ?? '/', 'http://localhost').pathname.split('/');
	for (const node of nodes.filter(({ type, disabled }) => type === TYPE && !disabled)) {
		const wanted = webhookPath(node).split('/');
		if ((node.parameters.httpMethod ?? 'GET') !== req.method || wanted.length !== asked.length) continue;
		const pairs = wanted.map((part, index): [string, string] => [part, decodeURIComponent(asked[index] ?? '')]);
		if (pairs.some(([part, got]) => !part.startsWith(':') && part !== got)) continue;
		return { node, params: Object.fromEntries(pairs.filter(([part]) => part.startsWith(':')).map(([part, got]) => [part.slice(1), got])) };
	}
	return undefined;
}

/** What n8n's Webhook node refuses before an execution starts. n8n 2.8 answers 403 to a wrong password. */
export function refuseCaller({ parameters }: INode, headers: IncomingHttpHeaders, credentials: CredentialData): Refusal | undefined {
	const kind = parameters.authentication ?? 'none';
	if (kind === 'none') return undefined;
	if (kind !== 'basicAuth') throw new Error(`The stand-in for Webhook does not know "${String(kind)}".`);
	const { user, password } = credentials.httpBasicAuth ?? {};
	if (!user || !password) return { statusCode: 500, text: 'No authentication data defined on node!' };
	if (headers.authorization === undefined) return { statusCode: 401, text: 'Authorization is required!' };
	const expected = `Basic ${Buffer.from(`${String(user)}:${String(password)}`).toString('base64')}`;
	return headers.authorization === expected ? undefined : { statusCode: 401, text: 'Authentication data is wrong!' };
}

/** What n8n's Webhook node gives for a request; undefined when n8n refuses the body as no JSON. */
export async function webhookItem({ node, params }: Match, req: IncomingMessage): Promise<INodeExecutionData | undefined> {
	const chunks: Buffer[] = [];
	for await (const chunk of req) chunks.push(Buffer.from(chunk));
	const body = Buffer.concat(chunks);
	const headers: IDataObject = Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)]));
	const json: IDataObject = { headers, params, query: {}, body: {} };
	if ((node.parameters.options as IDataObject | undefined)?.rawBody === true) {
		return { json, binary: { data: { data: body.toString('base64'), mimeType: 'application/json' } } };
	}
	try {
		return { json: { ...json, body: body.length > 0 ? (JSON.parse(body.toString()) as IDataObject) : {} } };
	} catch {
		return undefined;
	}
}
