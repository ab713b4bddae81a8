import { unreadCount } from '../life/reading';
import { PRIORITIES, type Conversation } from '../model';

export type Order = (one: Conversation, other: Conversation) => number;

export const byLastActivity: Order = (one, other) =>
	Number(other.lastActivityAt) - Number(one.lastActivityAt) || other.rowId - one.rowId;
const byCreation: Order = (one, other) => one.rowId - other.rowId;

/** Chatwoot's `sort_by`; an unknown one is by activity. */
export function orderBy(sort: string): Order {
	switch (sort) {
		case 'last_activity_at_asc':
			return (one, other) => byLastActivity(other, one);
		case 'created_at_asc':
			return byCreation;
		case 'created_at_desc':
			return (one, other) => byCreation(other, one);
		case 'priority_asc':
			return byPriority(1, byLastActivity);
		case 'priority_desc':
			return byPriority(-1, byLastActivity);
		case 'priority_desc_created_at_asc':
			return byPriority(-1, byCreation);
		case 'waiting_since_asc':
			return byWaiting(1);
		case 'waiting_since_desc':
			return byWaiting(-1);
		case 'unread':
			return (one, other) => unreadCount(other) - unreadCount(one) || byLastActivity(one, other);
		default:
			return byLastActivity;
	}
}

/** Without a priority last, whichever way. */
function byPriority(direction: 1 | -1, then: Order): Order {
	const rank = ({ priority }: Conversation) =>
		priority === null ? null : PRIORITIES.indexOf(priority);
	return (one, other) => nullsLast(rank(one), rank(other), direction) || then(one, other);
}

/** Nobody waiting last, whichever way, by creation. */
function byWaiting(direction: 1 | -1): Order {
	const since = ({ waitingSince }: Conversation) => waitingSince && waitingSince.getTime();
	return (one, other) => {
		const order = nullsLast(since(one), since(other), direction);
		const bothWait = one.waitingSince !== null && other.waitingSince !== null;
		return order || byCreation(one, other) * (bothWait ? direction : 1);
	};
}

function nullsLast(one: number | null, other: number | null, direction: 1 | -1): number {
	if (one === null || other === null) return Number(one === null) - Number(other === null);
	return (one - other) * direction;
}
