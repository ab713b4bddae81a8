import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';

import { HTTP_REQUEST_PARAMETERS, httpRequest } from './httpRequest';

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
	'n8n-nodes-base.httpRequest': withCredential(standIn('httpRequest', HTTP_REQUEST_PARAMETERS, httpRequest), 'httpHeaderAuth'),
	'n8n-nodes-base.if': withTwoOutputs(standIn('if', ['conditions', 'options'], branch)),
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

function withCredential(node: INodeType, name: string): INodeType {
	return { ...node, description: { ...node.description, credentials: [{ name, required: false }] } };
}

function withTwoOutputs(node: INodeType): INodeType {
	return { ...node, description: { ...node.description, outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main] } };
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

type Conditions = { conditions?: Array<{ leftValue?: unknown; rightValue?: unknown; operator: { operation: string } }> };

/** Items for which every condition holds leave by the first output; knows "is true" and "equals". */
async function branch(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const outputs: INodeExecutionData[][] = [[], []];
	this.getInputData().forEach((item, index) => {
		const { conditions = [] } = this.getNodeParameter('conditions', index) as Conditions;
		const holds = conditions.every(({ leftValue, rightValue, operator }) =>
			operator.operation === 'true' ? leftValue === true : leftValue === rightValue,
		);
		outputs[holds ? 0 : 1]?.push({ ...item, pairedItem: { item: index } });
	});
	return outputs;
}

async function stopAndError(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	throw new NodeOperationError(this.getNode(), String(this.getNodeParameter('errorMessage', 0)));
}
