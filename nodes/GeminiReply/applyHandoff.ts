import { AUTOMATIC } from '../shared/chatwoot/automatic';
import { readRecord } from '../shared/chatwoot/envelopes';
import { isRecord } from '../shared/chatwoot/errors';
import { sendOnce } from '../shared/chatwoot/sendOnce';
import type { ChatwootClient, JsonRecord } from '../shared/chatwoot/types';
import { breakLiquid } from '../shared/text';
import type { Handoff } from './decideHandoff';
import { MARK_SOURCE, readState, type ConversationState } from './readThread';
import type { HandoffSettings } from './readSettings';
import { writeHandoffNote } from './writeNote';

export type HandoffCall = {
	client: ChatwootClient;
	conversationId: number;
	messageId: number;
	state: ConversationState;
	settings: HandoffSettings;
	/** In draft mode nothing is said to the customer. */
	tellsCustomer: boolean;
	now: Date;
};

/**
 * Gives a conversation to people: a note with the reason and the draft, the label, open, assigned, and a word to the
 * customer, at most once in the days that a mark is looked for. One step that fails does not stop the others.
 *
 * @returns what could not be done, in sentences
 * @throws the first failure when nothing could be done
 */
export async function applyHandoff(call: HandoffCall, handoff: Handoff, draft: string | null): Promise<string[]> {
	const failures: unknown[] = [];
	const steps = [
		async () => await leaveNote(call, handoff, draft),
		async () => await addLabel(call),
		async () => await open(call),
		async () => await assign(call, { team_id: call.settings.teamId }),
		async () => await assign(call, { assignee_id: call.settings.assigneeId }),
		async () => await tellCustomer(call),
	];
	for (const step of steps) {
		try {
			await step();
		} catch (error) {
			failures.push(error);
		}
	}
	if (failures.length > 0 && failures.length >= countEffects(call)) throw failures[0];
	return failures.map((error) => (error instanceof Error ? error.message : String(error)));
}

/** How many steps of this hand-off ask Chatwoot for something. */
function countEffects({ settings, state, tellsCustomer }: HandoffCall): number {
	const { label, teamId, assigneeId, message } = settings;
	return 1 + [label, state.status !== 'open', teamId, assigneeId, tellsCustomer && message].filter(Boolean).length;
}

async function leaveNote(call: HandoffCall, handoff: Handoff, draft: string | null): Promise<void> {
	const message = { content: writeHandoffNote(handoff, draft), private: true };
	await say(call, `${call.messageId}/note`, message);
}

async function addLabel({ client, conversationId, state, settings }: HandoffCall): Promise<void> {
	const label = settings.label.toLowerCase();
	if (label === '' || state.labels.includes(label)) return;
	const path = `/conversations/${conversationId}/labels`;
	await client.request({ method: 'POST', path, body: { labels: [...state.labels, label] }, repeatable: true });
}

/**
 * Opens a pending conversation. An agent's token becomes its assignee by that, and nobody else would see it: then it
 * is taken off again, unless Chatwoot gave it to somebody else.
 */
async function open({ client, conversationId, state, settings }: HandoffCall): Promise<void> {
	if (state.status === 'open') return;
	const path = `/conversations/${conversationId}`;
	await client.request({ method: 'POST', path: `${path}/toggle_status`, body: { status: 'open' }, repeatable: true });
	if (settings.assigneeId > 0 || state.humanAssigned) return;
	const after = readRecord(await client.request({ method: 'GET', path })) ?? {};
	if (!isAssignedToWriter(after)) return;
	await client.request({ method: 'POST', path: `${path}/assignments`, body: { assignee_id: null }, repeatable: true });
}

/** The note is this token's newest message, so its sender is who the token belongs to. */
function isAssignedToWriter(conversation: JsonRecord): boolean {
	const meta = isRecord(conversation.meta) ? conversation.meta : {};
	const note = isRecord(conversation.last_non_activity_message) ? conversation.last_non_activity_message : {};
	const writer = isRecord(note.sender) ? note.sender.id : note.sender_id;
	const isOwnNote = readState(conversation).newest?.mark?.source === MARK_SOURCE;
	return isOwnNote && isRecord(meta.assignee) && meta.assignee.id === writer;
}

/** The team before the agent: setting one may take the agent away, and both at once ignore the team. */
async function assign({ client, conversationId }: HandoffCall, body: Record<string, number>): Promise<void> {
	if (Object.values(body).includes(0)) return;
	const path = `/conversations/${conversationId}/assignments`;
	await client.request({ method: 'POST', path, body, repeatable: true, nullIsFailure: true });
}

async function tellCustomer(call: HandoffCall): Promise<void> {
	const { message } = call.settings;
	if (message === '' || !call.tellsCustomer) return;
	// Keeps the customer's wait visible: people are to answer, not this message.
	await say(call, `handoff/${call.conversationId}`, { content: breakLiquid(message), content_attributes: AUTOMATIC });
}

async function say({ client, conversationId, now }: HandoffCall, key: string, message: JsonRecord): Promise<void> {
	await sendOnce(client, { conversationId, mark: { source: MARK_SOURCE, key }, message, lookFirst: true }, now);
}
