import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { readRecord } from '../shared/chatwoot/envelopes';
import { isApproved, readTemplates } from '../shared/chatwoot/readTemplates';
import type { JsonRecord } from '../shared/chatwoot/types';
import { connect, listById, matching, readList } from '../shared/n8n/listRecords';
import { idOf } from './operation';

// What the pickers of the panel show.

export async function searchAgents(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const describe = ({ name, email }: JsonRecord) => (email ? `${String(name)} (${String(email)})` : String(name));
	return await listById(this, { path: '/agents', filter, describe });
}

export async function searchTeams(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await listById(this, { path: '/teams', filter, describe: ({ name }) => String(name) });
}

export async function searchLabels(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const rows = await readList(await connect(this), '/labels');
	return matching(rows.map(({ title }) => ({ name: String(title), value: String(title) })), filter);
}

/** The approved templates of the inbox chosen in the same panel. */
export async function searchTemplates(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const inboxId = idOf(this.getCurrentNodeParameter('inboxId', { extractValue: true }), 'Inbox');
	if (!inboxId) return { results: [] };
	const client = await connect(this);
	const inbox = readRecord(await client.request({ method: 'GET', path: `/inboxes/${inboxId}` })) ?? {};
	const templates = readTemplates(inbox).filter(isApproved);
	const entries = templates.map(({ name, language, body }) => ({
		name: `${name} (${language}): ${body}`,
		value: `${name}|${language}`,
	}));
	return matching(entries, filter);
}
