import { isRecord } from '../shared/chatwoot/errors';
import type { JsonRecord } from '../shared/chatwoot/types';
import type { Person } from './readRow';

export type Agent = Person & { isOnline: boolean };

/** Reads an agent as `/agents` and `/teams/…/team_members` list them. */
export function readAgent(record: JsonRecord): Agent {
	const name = String(record.available_name ?? record.name ?? '');
	return { id: Number(record.id), name, isOnline: record.availability_status === 'online' };
}

export function readAgents(rows: unknown[]): Agent[] {
	return rows.filter(isRecord).map(readAgent).filter(({ id }) => id > 0);
}

/**
 * The online member of a team with the fewest conversations; whoever let this one wait only when there is
 * nobody else. Equals go by id, so that two runs choose alike.
 *
 * @param load how many waiting conversations each agent has, by id
 * @returns undefined when nobody is online
 */
export function chooseAgent(
	members: Agent[],
	load: ReadonlyMap<number, number>,
	current: Person | null,
): Agent | undefined {
	const online = members.filter(({ isOnline }) => isOnline);
	const others = online.filter(({ id }) => id !== current?.id);
	const candidates = others.length > 0 ? others : online;
	const loadOf = ({ id }: Agent) => load.get(id) ?? 0;
	return [...candidates].sort((one, other) => loadOf(one) - loadOf(other) || one.id - other.id)[0];
}
