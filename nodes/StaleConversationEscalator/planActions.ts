import { chooseAgent } from './chooseAgent';
import type { Person } from './readRow';
import type { Step } from './planEscalation';
import type { Priority } from './readTiers';
import type { Surroundings } from './askSurroundings';

/** What is to be done to one conversation; what cannot be done has its sentence. */
export type Actions = {
	teamId?: number;
	assignee?: Person;
	label: string;
	priority: Priority | undefined;
	note: string;
	/** Each says what could not be done, and what to change. */
	problems: string[];
};

/**
 * Turns the due tier into actions on this account's own people and labels.
 *
 * @param load waiting conversations per agent; the chosen one gets this one added
 * @param claimedId who an unfinished run has chosen
 */
export function planActions(
	step: Step,
	around: Surroundings,
	{ load, claimedId }: { load: Map<number, number>; claimedId: number | null },
): Actions {
	const { label, priority, note, number } = step.tier;
	const isLabel = label === '' || around.labels.has(label);
	const { assignee, teamId, problem } = planAssignment(step, around, { load, claimedId });
	if (assignee) load.set(assignee.id, (load.get(assignee.id) ?? 0) + 1);
	const noLabel = `Tier ${number}: the label "${label}" does not exist in this account. Create it in Chatwoot under Settings, Labels.`;
	const problems = [...(problem ? [problem] : []), ...(isLabel ? [] : [noLabel])];
	return { assignee, teamId, label: isLabel ? label : '', priority, note, problems };
}

type Assignment = { assignee?: Person; teamId?: number; problem?: string };

function planAssignment(
	{ row, tier: { assign, number } }: Step,
	{ agents, members: teams }: Surroundings,
	{ load, claimedId }: { load: ReadonlyMap<number, number>; claimedId: number | null },
): Assignment {
	if (!assign) return {};
	if (assign.to === 'agent') {
		const assignee = agents.get(assign.id);
		const problem = `Tier ${number}: the agent ${assign.id} does not exist in this account. Choose another one in Tiers.`;
		return assignee ? { assignee } : { problem };
	}
	const members = teams.get(assign.id);
	if (!members?.length) return { problem: describeTeam(number, assign.id, members === undefined) };
	const claimed = members.find(({ id }) => id === claimedId);
	return { teamId: assign.id, assignee: claimed ?? chooseAgent(members, load, row.assignee) };
}

function describeTeam(number: number, teamId: number, isGone: boolean): string {
	if (isGone) return `Tier ${number}: the team ${teamId} does not exist in this account. Choose another one in Tiers.`;
	return `Tier ${number}: the team ${teamId} has no agents. Add agents to it in Chatwoot under Settings, Teams.`;
}
