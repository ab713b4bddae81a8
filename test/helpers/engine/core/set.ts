import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { standIn } from './standIn';

export const set = standIn('set', ['mode', 'assignments', 'jsonOutput', 'includeOtherFields', 'options'], setFields);

type Assignments = { assignments?: Array<{ name: string; value: unknown; type: string }> };

/** Edit Fields: texts, or JSON, that replace whatever the item held, or join it. */
async function setFields(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData().map(({ json }, item) => {
		const fields = this.getNodeParameter('mode', item, 'manual') === 'raw' ? writtenJson(this, item) : writtenTexts(this, item);
		const others = this.getNodeParameter('includeOtherFields', item, false) === true ? json : {};
		return { json: { ...others, ...fields }, pairedItem: { item } };
	});
	return [items];
}

function writtenJson(context: IExecuteFunctions, item: number): IDataObject {
	const written: unknown = context.getNodeParameter('jsonOutput', item);
	return (typeof written === 'string' ? JSON.parse(written) : written) as IDataObject;
}

function writtenTexts(context: IExecuteFunctions, item: number): IDataObject {
	const { assignments = [] } = context.getNodeParameter('assignments', item) as Assignments;
	if (assignments.some(({ type }) => type !== 'string')) throw new Error('The stand-in for Edit Fields knows texts only.');
	return Object.fromEntries(assignments.map(({ name, value }) => [name, String(value)]));
}
