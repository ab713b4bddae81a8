import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listById } from '../shared/n8n/listRecords';

export async function searchAgents(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const describe = ({ name, email }: Record<string, unknown>) => (email ? `${String(name)} (${String(email)})` : String(name));
	return await listById(this, { path: '/agents', filter, describe });
}

export async function searchTeams(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await listById(this, { path: '/teams', filter, describe: ({ name }) => String(name) });
}
