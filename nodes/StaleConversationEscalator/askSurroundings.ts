import { readRows } from '../shared/chatwoot/envelopes';
import { ChatwootError, strangeAnswer } from '../shared/chatwoot/errors';
import type { ChatwootClient, ChatwootRequest } from '../shared/chatwoot/types';
import { readAgents, type Agent } from './chooseAgent';
import type { Tier } from './readTiers';

/** Who and what the tiers name, as the account has it now. */
export type Surroundings = {
	agents: ReadonlyMap<number, Agent>;
	/** By team id; undefined for one that is gone. */
	members: ReadonlyMap<number, Agent[] | undefined>;
	/** Lower case. */
	labels: ReadonlySet<string>;
};

/** Asks for nothing that no tier names. */
export async function askSurroundings(client: ChatwootClient, tiers: Tier[]): Promise<Surroundings> {
	const wantsAgents = tiers.some(({ assign }) => assign?.to === 'agent');
	const teamIds = tiers.flatMap(({ assign }) => (assign?.to === 'team' ? [assign.id] : []));
	const agents = wantsAgents ? readAgents(await askList(client, '/agents')) : [];
	const members = new Map<number, Agent[] | undefined>();
	for (const id of new Set(teamIds)) members.set(id, await askMembers(client, id));
	const labels = tiers.some(({ label }) => label !== '') ? await askList(client, '/labels') : [];
	return {
		agents: new Map(agents.map((agent) => [agent.id, agent])),
		members,
		labels: new Set(labels.map(({ title }) => String(title).toLowerCase())),
	};
}

async function askMembers(client: ChatwootClient, teamId: number): Promise<Agent[] | undefined> {
	const rows = await askList(client, `/teams/${teamId}/team_members`).catch((error: unknown) => {
		if (error instanceof ChatwootError && error.details.status === 404) return undefined;
		return Promise.reject(error);
	});
	return rows && readAgents(rows);
}

/** Ids of the inboxes that there are. */
export async function askInboxIds(client: ChatwootClient): Promise<Set<number>> {
	return new Set((await askList(client, '/inboxes')).map(({ id }) => Number(id)));
}

async function askList(client: ChatwootClient, path: string) {
	const request: ChatwootRequest = { method: 'GET', path };
	const rows = readRows(await client.request(request));
	if (!rows) throw strangeAnswer(request, 'a list');
	return rows;
}
