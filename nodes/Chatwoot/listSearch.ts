import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';

import { readRecord, readRows } from '../shared/chatwoot/envelopes';
import { isApproved, readTemplates } from '../shared/chatwoot/readTemplates';
import type { JsonRecord } from '../shared/chatwoot/types';
import { connect, listById, matching } from '../shared/n8n/listRecords';
import { searchAgents } from '../shared/n8n/searchPeople';
import { idOf } from './operation';

// What the pickers of the panel show.

type Describe = (row: JsonRecord) => string;
type SearchMethod = (this: ILoadOptionsFunctions, filter?: string) => Promise<INodeListSearchResult>;

/** A picker over a list that comes whole: what is typed is looked for in the names. */
function searchIn(path: string, describe: Describe): SearchMethod {
	return async function (filter) {
		return await listById(this, { path, filter, describe });
	};
}

const nameOf: Describe = ({ name }) => String(name);

export const searchAgentBots = searchIn('/agent_bots', nameOf);
export const searchAutomationRules = searchIn('/automation_rules', nameOf);
export const searchCannedResponses = searchIn('/canned_responses', ({ short_code }) => String(short_code));
export const searchCustomAttributes = searchIn('/custom_attribute_definitions', (row) => {
	const owner = String(row.attribute_model).replace('_attribute', '');
	return `${String(row.attribute_display_name)} (${String(row.attribute_key)}, ${owner})`;
});
export const searchLabels = searchIn('/labels', ({ title }) => String(title));
export const searchMacros = searchIn('/macros', nameOf);
export const searchWebhooks = searchIn('/webhooks', ({ name, url }) => (name ? `${String(name)} (${String(url)})` : String(url)));

/** Contacts are too many to come whole: Chatwoot searches, and gives the first page. */
export async function searchContacts(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const sort = { sort: '-last_activity_at' };
	const request = filter
		? ({ method: 'GET', path: '/contacts/search', query: { q: filter, ...sort } } as const)
		: ({ method: 'GET', path: '/contacts', query: sort } as const);
	const rows = readRows(await (await connect(this)).request(request)) ?? [];
	const results = rows.map((row) => {
		const reach = [row.phone_number, row.email].filter(Boolean).map(String).join(', ');
		return { name: reach ? `${String(row.name)} (${reach})` : String(row.name), value: Number(row.id) };
	});
	return { results };
}

/** For fields that take several agents. */
export async function loadAgents(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { results } = await searchAgents.call(this);
	return results.map(({ name, value }) => ({ name, value: Number(value) }));
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
