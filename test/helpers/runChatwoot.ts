import type { IDataObject, INodeExecutionData, INodeParameterResourceLocator, INodeParameters } from 'n8n-workflow';

import type { Simulator } from '../simulator/startSimulator';
import { runNode } from './engine';
import { credentialFor } from './startShop';

export const picked = (value: number): INodeParameterResourceLocator => ({ __rl: true, mode: 'list', value });
export const byId = (value: unknown): INodeParameterResourceLocator => ({ __rl: true, mode: 'id', value: String(value) });

export type Runner = (path: string, parameters?: INodeParameters, items?: Array<IDataObject | INodeExecutionData>) => Promise<IDataObject[]>;

/** Runs operations of the Chatwoot node, each named "resource.operation", and gives the JSON that comes out. */
export function chatwootRunner(simulator: () => Simulator, token?: () => string): Runner {
	return async (path, parameters = {}, items = [{}]) => {
		const [resource, operation] = path.split('.');
		const credential = credentialFor(simulator(), token?.()) as Record<string, string>;
		const run = { resource, operation, ...parameters } as INodeParameters;
		const [out = []] = await runNode({ type: 'chatwoot', parameters: run, credentials: { chatwootAccountApi: credential }, items });
		return out.map(({ json }) => json);
	};
}
