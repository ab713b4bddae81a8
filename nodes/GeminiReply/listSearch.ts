import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { isRecord } from '../shared/chatwoot/errors';
import { listModels } from './client';
import { readReply } from './readReply';

/** The models of this key that can answer a chat, by name. */
export async function searchModels(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const { status, body } = await listModels(this);
	const rows = isRecord(body) && Array.isArray(body.models) ? body.models.filter(isRecord) : undefined;
	if (status !== 200 || !rows) throw new Error(readReply(status || 503, body).reason);
	const names = rows
		.filter(({ supportedGenerationMethods: methods }) => Array.isArray(methods) && methods.includes('generateContent'))
		.map(({ name }) => String(name).replace(/^models\//, ''))
		.filter((name) => name.toLowerCase().includes(filter.toLowerCase()));
	return { results: names.sort().map((name) => ({ name, value: name })) };
}
