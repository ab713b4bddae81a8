import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { standIn } from './standIn';

/** Hands on what n8n tells of a failed execution. */
export const errorTrigger = { ...standIn('errorTrigger', [], handOn), trigger: async () => ({}) };
errorTrigger.description = { ...errorTrigger.description, group: ['trigger'], inputs: [] };

async function handOn(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return [this.getInputData()];
}
