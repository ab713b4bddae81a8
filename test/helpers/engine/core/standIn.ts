import type { IExecuteFunctions, INodeExecutionData, INodeProperties, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

export type Execute = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

/** A node with these parameters; a trigger when it has nothing to execute. */
export function standIn(name: string, parameters: string[], execute?: Execute): INodeType {
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

export function withOutputs(count: number, node: INodeType): INodeType {
	return { ...node, description: { ...node.description, outputs: Array.from({ length: count }, () => NodeConnectionTypes.Main) } };
}

export function withCredential(node: INodeType, name: string): INodeType {
	return { ...node, description: { ...node.description, credentials: [{ name }] } };
}

function property(name: string): INodeProperties {
	return { displayName: name, name, type: 'json', default: '' };
}
