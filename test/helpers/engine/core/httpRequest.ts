import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	INodeExecutionData,
	JsonObject,
} from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { standIn, withCredential } from './standIn';

const PARAMETERS = [
	...['method', 'url', 'authentication', 'genericAuthType', 'sendHeaders', 'headerParameters'],
	...['sendBody', 'specifyBody', 'jsonBody', 'options'],
];

export const httpRequest = withCredential(standIn('httpRequest', PARAMETERS, request), 'httpHeaderAuth');

/** One request per item with a JSON body; n8n's node fails on statuses from 400, and retries are the engine's. */
async function request(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
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
