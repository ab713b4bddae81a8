import type { IBinaryKeyData, IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { failedItem, toNodeError } from './forEachItem';

export type Routed = { output: number; json: IDataObject; binary?: IBinaryKeyData };

/**
 * The item loop of every node with several outputs: `judge` says per input item to which output it goes.
 * With Continue On Fail a failed item leaves by the first output and carries its `error`.
 *
 * @returns one list per output, as n8n wants it
 */
export async function splitItems(
	context: IExecuteFunctions,
	outputCount: number,
	judge: (itemIndex: number) => Routed | Promise<Routed>,
): Promise<INodeExecutionData[][]> {
	const outputs: INodeExecutionData[][] = Array.from({ length: outputCount }, () => []);
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex++) {
		try {
			const { output, ...content } = await judge(itemIndex);
			outputs[output]?.push({ ...content, pairedItem: { item: itemIndex } });
		} catch (error) {
			if (!context.continueOnFail()) throw toNodeError(context, error, itemIndex);
			outputs[0]?.push(failedItem(error, itemIndex));
		}
	}
	return outputs;
}
