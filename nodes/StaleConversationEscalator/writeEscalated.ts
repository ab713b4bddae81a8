import { clip } from '../shared/text';
import { ACTION_NAMES, type ActionName, type Applied, type Order } from './applyStep';
import type { Person } from './readRow';

const MAX_LAST_MESSAGE = 500;

/** One escalated conversation, as it leaves the node. */
export type Escalated = {
	conversationId: number;
	accountId: number;
	inboxId: number;
	contact: { id: number; name: string | null; phone: string | null };
	/** ISO: the oldest customer message that no human answered. */
	waitingSince: string;
	waitedMinutes: number;
	/** By the chosen clock; the same as `waitedMinutes` when it always runs. */
	waitedBusinessMinutes: number;
	tier: number;
	actions: ActionName[];
	assignee: Person | null;
	/** Opens the conversation in Chatwoot. */
	url: string;
	lastMessage: string;
	dryRun: boolean;
	/** What could not be done, one sentence each. */
	problems: string[];
};

/**
 * @param account the client's name of server and account
 * @param applied what was done; undefined for a dry run, which tells what would be done
 */
export function writeEscalated(account: string, { step, actions }: Order, applied: Applied | undefined): Escalated {
	const { row, wait, tier, waitedMinutes, waitedBusinessMinutes } = step;
	const mark = account.lastIndexOf('#');
	const accountId = row.accountId ?? Number(account.slice(mark + 1));
	const done = applied?.done ?? ACTION_NAMES.filter((name) => isPlanned(name, actions));
	const assignee = done.includes('assigned') && actions.assignee;
	return {
		conversationId: row.id,
		accountId,
		inboxId: row.inboxId,
		contact: row.contact,
		waitingSince: new Date(wait.since * 1000).toISOString(),
		waitedMinutes,
		waitedBusinessMinutes,
		tier: tier.number,
		actions: done,
		assignee: assignee ? { id: assignee.id, name: assignee.name } : null,
		url: `${account.slice(0, mark)}/app/accounts/${accountId}/conversations/${row.id}`,
		lastMessage: clip(wait.lastText, MAX_LAST_MESSAGE),
		dryRun: applied === undefined,
		problems: [...actions.problems, ...(applied?.problems ?? [])],
	};
}

function isPlanned(name: ActionName, { teamId, assignee, label, priority, note }: Order['actions']): boolean {
	if (name === 'assigned') return teamId !== undefined || assignee !== undefined;
	if (name === 'labelled') return label !== '';
	return name === 'prioritised' ? priority !== undefined : note !== '';
}
