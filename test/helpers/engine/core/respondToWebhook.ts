import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { standIn } from './standIn';

export const respondToWebhook = standIn('respondToWebhook', ['respondWith', 'responseBody', 'options'], respond);

/** One answer per run, from the first item; n8n's node reads JSON from text and answers 200 unless told otherwise. */
async function respond(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
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
