import type { Bot, Conversation, ConversationRow, Message, User } from '../model';
import type { World } from '../World';
import { insertMessage } from './messageRows';

type Author = User | Bot | null;

/** Writes the line that the dashboard shows between messages; no webhook is sent for it. */
export function addActivity(world: World, conversation: Conversation, content: string): Message {
	const message = insertMessage(world, conversation, { type: 'activity', content });
	conversation.lastActivityAt = message.createdAt;
	conversation.updatedAt = message.createdAt;
	conversation.account.revision += 1;
	return message;
}

/** The lines for what a person or bot has just changed from `before`. */
export function describeChanges(
	before: ConversationRow,
	after: ConversationRow,
	author: Author,
): string[] {
	const by = author?.name ?? 'System';
	return [
		...describeStatus(before, after, by),
		...describePriority(before, after, by),
		...describeAssignment(before, after, by),
		...describeLabels(before, after, by),
	];
}

function describeStatus(before: ConversationRow, after: ConversationRow, by: string): string[] {
	if (before.status === after.status) return [];
	const texts = {
		open: `Conversation was reopened by ${by}`,
		resolved: `Conversation was marked resolved by ${by}`,
		pending: `Conversation was marked as pending by ${by}`,
		snoozed: `Conversation was snoozed by ${by}`,
	};
	return [texts[after.status]];
}

function describePriority(before: ConversationRow, after: ConversationRow, by: string): string[] {
	if (before.priority === after.priority) return [];
	if (after.priority === null) return [`${by} removed the priority`];
	if (before.priority === null) return [`${by} set the priority to ${after.priority}`];
	return [`${by} changed the priority from ${before.priority} to ${after.priority}`];
}

function describeAssignment(before: ConversationRow, after: ConversationRow, by: string): string[] {
	const lines: string[] = [];
	const assigned = after.assigneeBot ?? after.assignee;
	const wasAssigned = before.assigneeBot ?? before.assignee;
	if (before.team !== after.team) {
		const name = after.team?.name ?? before.team?.name;
		lines.push(`${after.team ? 'Assigned to' : 'Unassigned from'} ${name} by ${by}`);
	} else if (assigned !== wasAssigned) {
		if (!assigned) lines.push(`Conversation unassigned by ${by}`);
		else if (assigned.name === by) lines.push(`${by} self-assigned this conversation`);
		else lines.push(`Assigned to ${assigned.name} by ${by}`);
	}
	return lines;
}

function describeLabels(before: ConversationRow, after: ConversationRow, by: string): string[] {
	const added = after.labels.filter((label) => !before.labels.includes(label));
	const removed = before.labels.filter((label) => !after.labels.includes(label));
	return [
		...(added.length > 0 ? [`${by} added ${added.join(', ')}`] : []),
		...(removed.length > 0 ? [`${by} removed ${removed.join(', ')}`] : []),
	];
}
