import { isRecord } from '../../../shared/chatwoot/errors';
import { conversationField } from '../../fields';
import type { Operation, OperationCall } from '../../operation';
import { requiredIdOf, textOf } from '../../operation';
import { readInstant } from '../../../shared/readInstant';

const STATUSES = ['open', 'pending', 'resolved', 'snoozed'];

export const setStatus: Operation = {
	value: 'setStatus',
	name: 'Set Status',
	action: 'Set the status of a conversation',
	description: 'Open, resolve, snooze a conversation or make it pending',
	fields: [
		conversationField,
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'Open', value: 'open' },
				{ name: 'Pending', value: 'pending' },
				{ name: 'Resolved', value: 'resolved' },
				{ name: 'Snoozed', value: 'snoozed' },
			],
			default: 'resolved',
		},
		{
			displayName: 'Snoozed Until',
			name: 'snoozedUntil',
			type: 'dateTime',
			default: '',
			description: 'In the time zone of the workflow. Empty: until the customer writes again.',
			displayOptions: { show: { status: ['snoozed'] } },
		},
	],
	run: async (call) => {
		const id = requiredIdOf(call.parameter('conversationId'), 'Conversation ID');
		const status = readStatus(call.parameter('status'));
		const until = status === 'snoozed' ? readUntil(call) : undefined;
		// Text is read as seconds there: an ISO date would become 1970.
		const body = { status, ...(until ? { snoozed_until: Math.floor(until.getTime() / 1000) } : {}) };
		const path = `/conversations/${id}/toggle_status`;
		const answer = await call.client.request({ method: 'POST', path, body, repeatable: true });
		const told = isRecord(answer) && isRecord(answer.payload) ? answer.payload : {};
		const snoozedUntil = textOf(told.snoozed_until) || null;
		return { success: true, conversationId: id, status: textOf(told.current_status) || status, snoozedUntil };
	},
};

function readStatus(value: unknown): string {
	const status = textOf(value).toLowerCase();
	if (STATUSES.includes(status)) return status;
	throw new Error(`Status must be one of ${STATUSES.join(', ')}, but is "${status.slice(0, 40)}".`);
}

function readUntil({ parameter, timezone, now }: OperationCall): Date | undefined {
	const until = readInstant(parameter('snoozedUntil'), 'Snoozed Until', timezone);
	if (!until || until > now) return until;
	throw new Error(`Snoozed Until is in the past (${until.toISOString()}). Enter a time to come, or leave it empty.`);
}
