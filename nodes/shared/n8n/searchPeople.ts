import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { JsonRecord } from '../chatwoot/types';
import { listById } from './listRecords';

/** How a person is shown in every picker. */
const describePerson = ({ name, email }: JsonRecord) => (email ? `${String(name)} (${String(email)})` : String(name));

export async function searchAgents(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await listById(this, { path: '/agents', filter, describe: describePerson });
}

export async function searchTeams(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await listById(this, { path: '/teams', filter, describe: ({ name }) => String(name) });
}
