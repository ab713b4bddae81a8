import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { standIn } from './standIn';

const node = standIn('merge', ['mode', 'numberInputs'], append);

/** Two inputs of which one is enough: without the other it runs when nothing else is left to do. */
export const merge: INodeType = {
	...node,
	description: {
		...node.description,
		version: [3, 3.1, 3.2],
		inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		requiredInputs: 1,
	},
};

async function append(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	if (this.getNodeParameter('mode', 0) !== 'append') throw new Error('The stand-in for Merge knows the mode "append" only.');
	return [[0, 1].flatMap((input) => this.getInputData(input) ?? [])];
}
