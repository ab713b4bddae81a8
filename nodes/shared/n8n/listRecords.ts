import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { connectChatwoot } from '../chatwoot/client';
import { readRows } from '../chatwoot/envelopes';
import type { ChatwootClient, JsonRecord } from '../chatwoot/types';
import { idOf } from '../readId';

// What the pickers of a panel are made of.

type Listing = { path: string; filter?: string; describe(row: JsonRecord): string };

export async function listById(
	context: ILoadOptionsFunctions,
	{ path, filter, describe }: Listing,
): Promise<INodeListSearchResult> {
	const rows = await readList(await connect(context), path);
	return matching(rows.map((row) => ({ name: describe(row), value: Number(row.id) })), filter);
}

export async function connect(context: ILoadOptionsFunctions): Promise<ChatwootClient> {
	const accountId = idOf(context.getCurrentNodeParameter('accountId', { extractValue: true }), 'Account ID');
	return await connectChatwoot(context, { accountId });
}

export async function readList(client: ChatwootClient, path: string): Promise<JsonRecord[]> {
	return readRows(await client.request({ method: 'GET', path })) ?? [];
}

export function matching(entries: INodeListSearchItems[], filter = ''): INodeListSearchResult {
	const wanted = filter.toLowerCase();
	const results = entries
		.filter(({ name }) => name.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}
