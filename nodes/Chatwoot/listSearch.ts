import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { connectChatwoot } from '../shared/chatwoot/client';
import { readRecord, readRows } from '../shared/chatwoot/envelopes';
import { isApproved, readTemplates } from '../shared/chatwoot/readTemplates';
import type { ChatwootClient, JsonRecord } from '../shared/chatwoot/types';
import { idOf } from './operation';

// What the pickers of the panel show.

export async function searchInboxes(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const describe = ({ name, channel_type: channel }: JsonRecord) =>
		`${String(name)} (${String(channel ?? '').replace('Channel::', '')})`;
	return await listById(this, { path: '/inboxes', filter, describe });
}

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

type Listing = { path: string; filter?: string; describe(row: JsonRecord): string };

async function listById(
	context: ILoadOptionsFunctions,
	{ path, filter, describe }: Listing,
): Promise<INodeListSearchResult> {
	const rows = await readList(await connect(context), path);
	return matching(rows.map((row) => ({ name: describe(row), value: Number(row.id) })), filter);
}

async function connect(context: ILoadOptionsFunctions): Promise<ChatwootClient> {
	const accountId = idOf(context.getCurrentNodeParameter('accountId', { extractValue: true }), 'Account ID');
	return await connectChatwoot(context, { accountId });
}

async function readList(client: ChatwootClient, path: string): Promise<JsonRecord[]> {
	return readRows(await client.request({ method: 'GET', path })) ?? [];
}

function matching(entries: INodeListSearchItems[], filter = ''): INodeListSearchResult {
	const wanted = filter.toLowerCase();
	const results = entries
		.filter(({ name }) => name.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}
