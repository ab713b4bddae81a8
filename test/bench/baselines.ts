import type { Credentials, WorkflowJson } from '../e2e/openShop';
import type { Simulator } from '../simulator/startSimulator';

// What people build by hand today, as a measure for the bundled workflow.

type Node = WorkflowJson['nodes'][number] & { id: string; typeVersion: number; position: [number, number]; webhookId?: string };

const AUTHENTICATED = { authentication: 'predefinedCredentialType', nodeCredentialType: 'chatwootAccountApi' };

/** Finds the words of the notice in the order, as such Code nodes do: the first phone, `+56` in front when it has no plus. */
const CODE = `
const order = $json.body;
const raw = order.phone || order.shipping_address?.phone || order.billing_address?.phone || '';
const digits = raw.replace(/[^0-9+]/g, '');
const phone = digits.startsWith('+') ? digits : '+56' + digits;
const name = order.customer?.first_name ?? 'cliente';
return [{ json: { phone, name, order: order.name, total: String(order.total_price) } }];`;

function webhook(path: string, webhookId: string): Node {
	return {
		id: `${path}-1`,
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		position: [0, 0],
		webhookId,
		// Answers when the last node is done, so that a failed order comes again: the same promise as ours.
		parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} },
	};
}

type Call = { name: string; method: string; url: string; body: string };

function http({ name, method, url, body }: Call, credentials: Credentials, index: number): Node {
	const { chatwootAccountApi } = credentials;
	return {
		id: `http-${name}`,
		name,
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		position: [200 * index, 0],
		parameters: { method, url, ...AUTHENTICATED, sendBody: true, specifyBody: 'json', jsonBody: body, options: {} },
		credentials: chatwootAccountApi ? { chatwootAccountApi } : {},
	};
}

function chain(name: string, nodes: Node[]): WorkflowJson {
	const connections = Object.fromEntries(
		nodes.slice(0, -1).map((node, index) => [
			node.name,
			{ main: [[{ node: nodes[index + 1]?.name, type: 'main', index: 0 }]] },
		]),
	);
	return { name, nodes, connections, settings: { executionOrder: 'v1', saveDataErrorExecution: 'all' } };
}

const FILTER = '={{ JSON.stringify({ payload: [{ attribute_key: "phone_number", filter_operator: "equal_to", values: [$json.phone ?? $json.body.id], query_operator: null }] }) }}';

/** Webhook → Code → find contact → create contact → create conversation → send template. */
export function handBuilt(path: string, simulator: Simulator, credentials: Credentials): WorkflowJson {
	const api = `${simulator.url}/api/v1/accounts/${simulator.accountId}`;
	const fromCode = (field: string) => `$('Code').item.json.${field}`;
	const calls: Call[] = [
		{ name: 'Find', method: 'POST', url: `${api}/contacts/filter`, body: FILTER },
		{
			name: 'Create contact',
			method: 'POST',
			url: `${api}/contacts`,
			body: `={{ JSON.stringify({ name: ${fromCode('name')}, phone_number: ${fromCode('phone')} }) }}`,
		},
		{
			name: 'Create conversation',
			method: 'POST',
			url: `${api}/conversations`,
			body: `={{ JSON.stringify({ inbox_id: ${simulator.inboxes.whatsapp}, contact_id: $json.payload.contact.id }) }}`,
		},
		{
			name: 'Send',
			method: 'POST',
			url: `=${api}/conversations/{{ $json.id }}/messages`,
			body: `={{ JSON.stringify({ content: 'Pedido ' + ${fromCode('order')}, template_params: { name: 'order_confirmation', category: 'UTILITY', language: 'es', processed_params: { 1: ${fromCode('name')}, 2: ${fromCode('order')}, 3: ${fromCode('total')} } } }) }}`,
		},
	];
	const code: Node = {
		id: 'code',
		name: 'Code',
		type: 'n8n-nodes-base.code',
		typeVersion: 2,
		position: [100, 0],
		parameters: { jsCode: CODE },
	};
	const nodes = [
		webhook(path, '5d1f7c1e-9d4b-4a52-8f0e-3c1d2b4a5e01'),
		code,
		...calls.map((call, index) => http(call, credentials, index + 1)),
	];
	return chain('Hand-built', nodes);
}

/** Webhook → one HTTP call: nothing that talks to Chatwoot at all can be faster in this n8n. */
export function floor(path: string, simulator: Simulator, credentials: Credentials): WorkflowJson {
	const url = `${simulator.url}/api/v1/accounts/${simulator.accountId}/contacts/filter`;
	const call = { name: 'Find', method: 'POST', url, body: FILTER };
	return chain('Floor', [webhook(path, '5d1f7c1e-9d4b-4a52-8f0e-3c1d2b4a5e02'), http(call, credentials, 1)]);
}
