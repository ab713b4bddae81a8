import { changeLabels, withLabels } from '../shared/chatwoot/changeLabels';
import { ChatwootError } from '../shared/chatwoot/errors';
import { sendOnce } from '../shared/chatwoot/sendOnce';
import type { ChatwootClient, JsonRecord } from '../shared/chatwoot/types';
import { breakLiquid } from '../shared/text';
import type { Actions } from './planActions';
import type { Step } from './planEscalation';

export const ACTION_NAMES = ['assigned', 'labelled', 'prioritised', 'noted'] as const;
export type ActionName = (typeof ACTION_NAMES)[number];
export type Applied = { done: ActionName[]; problems: string[] };

const NOTE_SOURCE = 'staleConversationEscalator.note';

/** What each action does. All but the note leave the same when they are done twice; the note looks for its mark. */
const EFFECTS: Record<ActionName, (client: ChatwootClient, order: Order) => Promise<boolean>> = {
	assigned: async (client, { step: { row }, actions: { teamId, assignee } }) => {
		// The team first: setting one takes away an agent who is no member. Both in one request: the team is ignored.
		if (teamId) await assign(client, row.id, { team_id: teamId });
		if (assignee) await assign(client, row.id, { assignee_id: assignee.id });
		return teamId !== undefined || assignee !== undefined;
	},
	labelled: async (client, { step: { row }, actions: { label } }) => {
		if (label !== '') await changeLabels(client, `/conversations/${row.id}`, withLabels([label]));
		return label !== '';
	},
	prioritised: async (client, { step: { row }, actions: { priority } }) => {
		if (!priority) return false;
		const path = `/conversations/${row.id}/toggle_priority`;
		await client.request({ method: 'POST', path, body: { priority }, repeatable: true });
		return true;
	},
	noted: async (client, order) => {
		if (order.actions.note === '') return false;
		await addNote(client, order);
		return true;
	},
};

export type Order = { step: Step; actions: Actions; now: Date };

/**
 * Does what a tier orders. What Chatwoot refuses for good becomes a sentence, and the rest is done all the same.
 *
 * @throws ChatwootError when the server is in trouble, so that a later run finishes this one
 */
export async function applyStep(client: ChatwootClient, order: Order): Promise<Applied> {
	const done: ActionName[] = [];
	const problems: string[] = [];
	for (const name of ACTION_NAMES) {
		const outcome = await EFFECTS[name](client, order).catch(sentenceOfRefusal);
		if (outcome === true) done.push(name);
		if (typeof outcome === 'string') problems.push(`Conversation ${order.step.row.id}: ${outcome}`);
	}
	return { done, problems };
}

/** 200 is an assignment that Chatwoot answered with nothing. */
async function sentenceOfRefusal(error: unknown): Promise<string> {
	const status = error instanceof ChatwootError ? error.details.status : undefined;
	const isFinal = status === 200 || status === 401 || status === 403 || status === 404 || status === 422;
	if (error instanceof ChatwootError && isFinal) return error.message;
	return await Promise.reject(error);
}

async function assign(client: ChatwootClient, id: number, body: JsonRecord): Promise<void> {
	const path = `/conversations/${id}/assignments`;
	await client.request({ method: 'POST', path, body, repeatable: true, nullIsFailure: true });
}

async function addNote(client: ChatwootClient, { step, actions, now }: Order): Promise<void> {
	const { row, wait, tier } = step;
	const mark = { source: NOTE_SOURCE, key: `escalation/${row.id}/${wait.messageId}/${tier.number}` };
	const message = { content: breakLiquid(actions.note), private: true };
	// The actions before it may have waited for a minute after a 429, or longer than a claim counts.
	await sendOnce(client, { conversationId: row.id, mark, message, lookFirst: true }, now);
}
