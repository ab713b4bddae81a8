import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { standIn, withOutputs } from './standIn';

export const splitInBatches = withOutputs(2, standIn('splitInBatches', ['batchSize', 'options'], nextBatch));

type Loop = { left?: INodeExecutionData[]; done?: INodeExecutionData[] };

/** Loop Over Items: hands on the next items at "loop"; those that came back leave at "done" once none is left. */
async function nextBatch(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const loop: Loop = this.getContext('node');
	const sourceOverwrite = this.getInputSourceData();
	const items = this.getInputData().map((data, item) => ({ ...data, pairedItem: { item, sourceOverwrite } }));
	if (loop.left === undefined) Object.assign(loop, { left: items, done: [] });
	else loop.done = [...(loop.done ?? []), ...items];
	const batch = loop.left?.splice(0, Number(this.getNodeParameter('batchSize', 0))) ?? [];
	return batch.length > 0 ? [[], batch] : [loop.done ?? [], []];
}
