import type { IDataObject, IExecuteFunctions, IHttpRequestMethods, IN8nHttpFullResponse, INodeExecutionData, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

export const HTTP_REQUEST_PARAMETERS = [
	...['method', 'url', 'authentication', 'genericAuthType', 'sendHeaders', 'headerParameters'],
	...['sendBody', 'specifyBody', 'jsonBody', 'options'],
];

/**
 * One request per item with a JSON body, as n8n's HTTP Request node does it: a status from 400 on fails the item,
 * with the answer in the message; retries and error outputs are the engine's.
 */
export async function httpRequest(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	for (const item of this.getInputData().keys()) {
		const answer = await ask(this, item);
		if ('message' in answer && !this.continueOnFail()) throw new NodeApiError(this.getNode(), answer as JsonObject);
		output.push({ json: 'message' in answer ? { error: answer } : answer, pairedItem: { item } });
	}
	return [output];
}

async function ask(context: IExecuteFunctions, item: number): Promise<IDataObject> {
	try {
		const response = (await context.helpers.httpRequest(await requestOf(context, item))) as IN8nHttpFullResponse;
		const { body, headers, statusCode, statusMessage } = response;
		if (statusCode >= 400) return { message: `${statusCode} - ${JSON.stringify(body)}`, status: statusCode };
		const isFull = optionsOf(context, item).response !== undefined;
		if (isFull) return { body: body as IDataObject, headers: { ...headers }, statusCode, statusMessage };
		return typeof body === 'object' && body !== null ? (body as IDataObject) : { data: body as string };
	} catch (error) {
		return { message: error instanceof Error ? error.message : String(error) };
	}
}

async function requestOf(context: IExecuteFunctions, item: number) {
	const body: unknown = context.getNodeParameter('jsonBody', item, '');
	return {
		method: String(context.getNodeParameter('method', item, 'GET')) as IHttpRequestMethods,
		url: String(context.getNodeParameter('url', item)),
		headers: { 'content-type': 'application/json', ...headersOf(context, item), ...(await authorization(context)) },
		body: typeof body === 'string' ? body : JSON.stringify(body),
		timeout: Number(optionsOf(context, item).timeout ?? 10_000),
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	};
}

function optionsOf(context: IExecuteFunctions, item: number): IDataObject {
	return context.getNodeParameter('options', item, {}) as IDataObject;
}

function headersOf(context: IExecuteFunctions, item: number): Record<string, string> {
	const { parameters = [] } = context.getNodeParameter('headerParameters', item, {}) as { parameters?: Array<{ name: string; value: string }> };
	return Object.fromEntries(parameters.map(({ name, value }) => [name.toLowerCase(), value]));
}

/** The credential Header Auth: one header, under the name that the user gave it. */
async function authorization(context: IExecuteFunctions): Promise<Record<string, string>> {
	if (context.getNodeParameter('authentication', 0, 'none') === 'none') return {};
	const { name, value } = await context.getCredentials('httpHeaderAuth');
	return { [String(name).toLowerCase()]: String(value) };
}
