import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { standIn } from './standIn';

export const splitOut = standIn('splitOut', ['fieldToSplitOut', 'options'], split);

/** A list of objects becomes an item each, as n8n's node does without other fields. */
async function split(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData().flatMap(({ json }, item) => {
		const list = json[String(this.getNodeParameter('fieldToSplitOut', item))];
		return (Array.isArray(list) ? (list as IDataObject[]) : []).map((entry) => ({ json: entry, pairedItem: { item } }));
	});
	return [items];
}
