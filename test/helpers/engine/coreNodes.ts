import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';

import { dataTable } from './core/dataTable';
import { errorTrigger } from './core/errorTrigger';
import { httpRequest } from './core/httpRequest';
import { ifNode } from './core/if';
import { merge } from './core/merge';
import { postgres } from './core/postgres';
import { respondToWebhook } from './core/respondToWebhook';
import { set } from './core/set';
import { splitInBatches } from './core/splitInBatches';
import { splitOut } from './core/splitOut';
import { standIn } from './core/standIn';
import { stopAndError } from './core/stopAndError';

/**
 * Stand-ins for the nodes of n8n itself that the bundled workflows use. They take the parameters that these
 * workflows set and do what n8n 2.x documents for them; expressions, routing and errors are the engine's own.
 */
export const coreNodes: Record<string, INodeType> = {
	'n8n-nodes-base.dataTable': dataTable,
	'n8n-nodes-base.errorTrigger': errorTrigger,
	'n8n-nodes-base.httpRequest': httpRequest,
	'n8n-nodes-base.if': ifNode,
	'n8n-nodes-base.merge': merge,
	'n8n-nodes-base.noOp': standIn('noOp', [], passThrough),
	'n8n-nodes-base.postgres': postgres,
	'n8n-nodes-base.respondToWebhook': respondToWebhook,
	'n8n-nodes-base.scheduleTrigger': { ...standIn('scheduleTrigger', ['rule']), trigger: async () => ({}) },
	'n8n-nodes-base.set': set,
	'n8n-nodes-base.splitInBatches': splitInBatches,
	'n8n-nodes-base.splitOut': splitOut,
	'n8n-nodes-base.stickyNote': standIn('stickyNote', []),
	'n8n-nodes-base.stopAndError': stopAndError,
	// The engine hands a webhook's items on as they are, so its stand-in does nothing.
	'n8n-nodes-base.webhook': {
		...standIn('webhook', ['httpMethod', 'path', 'authentication', 'responseMode', 'options']),
		webhook: async () => ({}),
	},
};

async function passThrough(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return [this.getInputData()];
}
