import { asObject } from '../../whatsapp/json';
import { conversationPayload } from '../events/payloads';
import { invalid, serverError } from '../http/ApiError';
import { empty, ok } from '../http/Answer';
import { isTrue, param, textParam } from '../http/read';
import type { Call, Router } from '../http/Router';
import { changeConversation } from '../life/conversations';
import {
	PRIORITIES,
	STATUSES,
	type Conversation,
	type ConversationRow,
	type Status,
} from '../model';
import { webhookPerson } from '../present/people';
import { conversationOf, oneOf } from './conversations';
import { save } from './tracking';

const bots = { bots: true };
const MAX_INTEGER = 9_999_999_999;
const MAX_TEXT_LENGTH = 1_500;

export function addConversationActionRoutes(router: Router): void {
	const at = (action: string) => `conversations/:id/${action}`;
	router
		.add('POST', at('toggle_status'), toggleStatus, bots)
		.add('POST', at('toggle_priority'), togglePriority, bots)
		.add('POST', at('toggle_typing_status'), toggleTyping, bots)
		.add('GET', at('labels'), (call) => ok({ payload: conversationOf(call).labels }), bots)
		.add('POST', at('labels'), setLabels, bots)
		.add('POST', at('custom_attributes'), setCustomAttributes, bots)
		.add('POST', 'bulk_actions', bulk);
}

function toggleStatus(call: Call) {
	const conversation = conversationOf(call);
	const given = textParam(call, 'status');
	const isHandOff = call.bot !== undefined && conversation.status === 'pending' && given === 'open';
	if (isHandOff) handOff(call, conversation);
	else save(call, conversation, wantedStatus(call, conversation, given));
	const becomesAssignee = conversation.status === 'open' && call.user && !call.isAdmin;
	if (becomesAssignee) save(call, conversation, { assignee: call.user, assigneeBot: null });
	return ok({
		payload: {
			success: isHandOff ? null : true,
			conversation_id: conversation.displayId,
			current_status: conversation.status,
			snoozed_until: conversation.snoozedUntil,
		},
	});
}

/** A bot gives over to people, who are waited for from now on when nobody was. */
function handOff(call: Call, conversation: Conversation): void {
	if (conversation.waitingSince === null) {
		changeConversation(call.world, conversation, { waitingSince: call.world.clock.now() });
	}
	save(call, conversation, { status: 'open', snoozedUntil: null });
}

function wantedStatus(
	call: Call,
	conversation: Conversation,
	given: string | null | undefined,
): Partial<ConversationRow> {
	const status: Status = given
		? oneOf(STATUSES, given)
		: conversation.status === 'open'
			? 'resolved'
			: 'open';
	if (status !== 'snoozed') return { status, snoozedUntil: null };
	const until = textParam(call, 'snoozed_until');
	return { status, ...(until ? { snoozedUntil: readUnixSeconds(until) } : {}) };
}

/** As `strptime('%s')` reads it: of an ISO text only the year, which is in 1970. */
function readUnixSeconds(text: string): Date {
	return new Date(Number.parseInt(text, 10) * 1_000);
}

function togglePriority(call: Call) {
	const conversation = conversationOf(call);
	const given = textParam(call, 'priority');
	save(call, conversation, { priority: given ? oneOf(PRIORITIES, given) : null });
	return empty();
}

function toggleTyping(call: Call) {
	const conversation = conversationOf(call);
	const person = call.user ?? call.bot;
	const status = textParam(call, 'typing_status');
	if (person && (status === 'on' || status === 'off')) {
		call.world.events.emit({
			name: `conversation_typing_${status}`,
			account: call.account,
			inbox: conversation.inbox,
			build: () => ({
				user: webhookPerson(person),
				conversation: conversationPayload(call.world, conversation),
				is_private: isTrue(param(call, 'is_private')),
			}),
		});
	}
	return empty();
}

function setLabels(call: Call) {
	const conversation = conversationOf(call);
	const given = param(call, 'labels');
	const labels = (Array.isArray(given) ? given : [])
		.flatMap((label) => String(label).split(','))
		.map((label) => label.trim())
		.filter((label, index, all) => label !== '' && all.indexOf(label) === index);
	saveLabels(call, conversation, labels);
	return ok({ payload: conversation.labels });
}

function saveLabels(call: Call, conversation: Conversation, labels: string[]): void {
	if (labels.join() === conversation.labels.join()) return;
	save(call, conversation, { labels, cachedLabelList: labels.join(', ') });
}

function setCustomAttributes(call: Call) {
	const conversation = conversationOf(call);
	const given = param(call, 'custom_attributes');
	if (typeof given !== 'object' || given === null) throw serverError();
	const customAttributes = asObject(given);
	const problems = Object.entries(customAttributes).flatMap(([key, value]) => {
		const problem = problemWith(value);
		return problem ? [['custom_attributes', `Custom attributes ${key} ${problem}`] as const] : [];
	});
	if (problems.length > 0) throw invalid(problems);
	save(call, conversation, { customAttributes });
	return ok({ custom_attributes: conversation.customAttributes });
}

function problemWith(value: unknown): string | undefined {
	if (typeof value === 'string' && value.length > MAX_TEXT_LENGTH) {
		return `length should be < ${MAX_TEXT_LENGTH}`;
	}
	if (typeof value === 'number' && value > MAX_INTEGER) return `value should be < ${MAX_INTEGER}`;
	return undefined;
}

/** Asynchronous: labels first, then the fields; a priority is not among them. */
function bulk(call: Call) {
	const ids = param(call, 'ids');
	const fields = asObject(param(call, 'fields'));
	const { add, remove } = asObject(param(call, 'labels'));
	call.world.jobs.run(() => {
		for (const id of Array.isArray(ids) ? ids : []) {
			const conversation = call.account.conversations.get(Number(id));
			if (conversation === undefined) continue;
			const gone = Array.isArray(remove) ? remove.map(String) : [];
			const wanted = [...conversation.labels, ...(Array.isArray(add) ? add.map(String) : [])];
			const labels = [...new Set(wanted)].filter((label) => !gone.includes(label));
			saveLabels(call, conversation, labels);
			const status = STATUSES.find((one) => one === fields.status);
			if (status) save(call, conversation, { status });
		}
	});
	return empty();
}
