import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
	JsonObject,
} from 'n8n-workflow';
import { NodeApiError, NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';

type Execute = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

/**
 * Stand-ins for the nodes of n8n itself that the bundled workflows use. They take the parameters that these
 * workflows set and do what n8n 2.x documents for them; expressions, routing and errors are the engine's own.
 */
export const coreNodes: Record<string, INodeType> = {
	'n8n-nodes-base.stickyNote': standIn('stickyNote', []),
	// The engine hands a webhook's items on as they are, so its stand-in does nothing.
	'n8n-nodes-base.webhook': {
		...standIn('webhook', ['httpMethod', 'path', 'responseMode', 'options']),
		webhook: async () => ({}),
	},
	'n8n-nodes-base.scheduleTrigger': {
		...standIn('scheduleTrigger', ['rule']),
		trigger: async () => ({}),
	},
	'n8n-nodes-base.noOp': standIn('noOp', [], passThrough),
	'n8n-nodes-base.respondToWebhook': standIn(
		'respondToWebhook',
		['respondWith', 'responseBody', 'options'],
		respondToWebhook,
	),
	'n8n-nodes-base.httpRequest': withHeaderAuth(
		standIn(
			'httpRequest',
			['method', 'url', 'authentication', 'genericAuthType', 'sendHeaders', 'headerParameters', 'sendBody', 'specifyBody', 'jsonBody', 'options'],
			httpRequest,
		),
	),
	'n8n-nodes-base.if': withOutputs(2, standIn('if', ['conditions', 'options'], splitByCondition)),
	'n8n-nodes-base.stopAndError': standIn('stopAndError', ['errorType', 'errorMessage'], stopAndError),
};

function standIn(name: string, parameters: string[], execute?: Execute): INodeType {
	const description: INodeTypeDescription = {
		displayName: name,
		name,
		group: [execute ? 'transform' : 'trigger'],
		version: [1, 1.1, 1.2, 1.3, 1.4, 1.5, 2, 2.1],
		description: 'Stand-in for tests',
		defaults: { name },
		inputs: execute ? [NodeConnectionTypes.Main] : [],
		outputs: [NodeConnectionTypes.Main],
		properties: parameters.map(property),
	};
	return execute ? { description, execute } : { description };
}

function withOutputs(count: number, node: INodeType): INodeType {
	return { ...node, description: { ...node.description, outputs: Array.from({ length: count }, () => NodeConnectionTypes.Main) } };
}

function withHeaderAuth(node: INodeType): INodeType {
	return { ...node, description: { ...node.description, credentials: [{ name: 'httpHeaderAuth' }] } };
}

function property(name: string): INodeProperties {
	return { displayName: name, name, type: 'json', default: '' };
}

async function passThrough(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return [this.getInputData()];
}

/** One answer per run, from the first item; n8n's node reads JSON from text and answers 200 unless told otherwise. */
async function respondToWebhook(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const options: unknown = this.getNodeParameter('options', 0, {});
	const responseCode = typeof options === 'object' && options && 'responseCode' in options ? options.responseCode : 200;
	this.sendResponse({ body: responseBody(this), headers: {}, statusCode: Number(responseCode) });
	return [this.getInputData()];
}

function responseBody(context: IExecuteFunctions): IDataObject | undefined {
	const kind = context.getNodeParameter('respondWith', 0);
	if (kind === 'noData') return undefined;
	if (kind !== 'json') throw new Error(`The stand-in for Respond to Webhook does not know "${String(kind)}".`);
	const written: unknown = context.getNodeParameter('responseBody', 0);
	return (typeof written === 'string' ? JSON.parse(written) : written) as IDataObject;
}

/** One request per item with a JSON body; n8n's node fails on statuses from 400, and retries are the engine's. */
async function httpRequest(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	for (const item of this.getInputData().keys()) {
		try {
			const data: unknown = await this.helpers.httpRequest(await requestOf(this, item));
			output.push(...readAnswer(data).map((json) => ({ json, pairedItem: { item } })));
		} catch (error) {
			if (!this.continueOnFail()) throw new NodeApiError(this.getNode(), error as JsonObject);
			output.push({ json: { error: errorOf(error) }, pairedItem: { item } });
		}
	}
	return [output];
}

async function requestOf(context: IExecuteFunctions, item: number): Promise<IHttpRequestOptions> {
	const body: unknown = context.getNodeParameter('jsonBody', item, '');
	const { parameters = [] } = context.getNodeParameter('headerParameters', item, {}) as { parameters?: Array<{ name: string; value: string }> };
	const own = parameters.map(({ name, value }) => [name, value]);
	if (context.getNodeParameter('authentication', item, 'none') === 'genericCredentialType') {
		const { name, value } = await context.getCredentials(String(context.getNodeParameter('genericAuthType', item)), item);
		own.push([String(name), String(value)]);
	}
	return {
		method: String(context.getNodeParameter('method', item)) as IHttpRequestMethods,
		url: String(context.getNodeParameter('url', item)),
		headers: { 'content-type': 'application/json', ...Object.fromEntries(own) },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	};
}

/** A list of JSON is an item each, text is `data`. */
function readAnswer(data: unknown): IDataObject[] {
	if (Array.isArray(data)) return data as IDataObject[];
	return [typeof data === 'object' && data !== null ? (data as IDataObject) : { data: String(data) }];
}

/** n8n's node says the status and what was answered. */
function errorOf(error: unknown): IDataObject {
	if (!(error instanceof Error)) return { message: String(error) };
	const { response } = error as { response?: { status?: number; data?: unknown } };
	return { message: response ? `${response.status} - ${JSON.stringify(response.data)}` : error.message };
}

/** The one kind of condition that the bundled workflows have: an expression that is true. */
async function splitByCondition(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const outputs: INodeExecutionData[][] = [[], []];
	for (const [item, data] of this.getInputData().entries()) {
		const { conditions = [] } = this.getNodeParameter('conditions', item) as { conditions?: Array<{ leftValue: unknown; operator: IDataObject }> };
		const [only] = conditions;
		if (conditions.length !== 1 || !only || only.operator.type !== 'boolean' || only.operator.operation !== 'true') {
			throw new Error('The stand-in for If knows one condition "is true" only.');
		}
		outputs[only.leftValue === true ? 0 : 1]?.push({ ...data, pairedItem: { item } });
	}
	return outputs;
}

async function stopAndError(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	throw new NodeOperationError(this.getNode(), String(this.getNodeParameter('errorMessage', 0)));
}
