import type { Row } from '../../../nodes/StaleConversationEscalator/readRow';
import type { Tier } from '../../../nodes/StaleConversationEscalator/readTiers';
import type { ThreadMessage } from '../../../nodes/StaleConversationEscalator/readThread';

/** The instant that every row is judged at. */
export const NOW = new Date('2026-11-20T15:00:00Z');
export const MINUTE = 60;
export const secondsAgo = (minutes: number) => NOW.getTime() / 1000 - minutes * MINUTE;

export const message = (given: Partial<ThreadMessage> = {}): ThreadMessage => ({ id: 1, at: secondsAgo(30), voice: 'customer', text: 'hola', ...given });

/** A customer wrote 30 minutes ago, and nobody answered. */
export const row = (given: Partial<Row> = {}): Row => ({
	id: 12,
	accountId: 1,
	inboxId: 2,
	status: 'open',
	teamId: undefined,
	labels: [],
	waitingSince: secondsAgo(30),
	lastActivityAt: secondsAgo(30),
	assignee: null,
	isAssignedToBot: false,
	isSilenced: false,
	contact: { id: 3, name: 'Ana Pérez', phone: '+56961234567' },
	newest: message(),
	isUntouched: false,
	trace: undefined,
	...given,
});

export const tier = (given: Partial<Tier> = {}): Tier => ({ number: 1, afterMinutes: 10, assign: undefined, label: '', priority: undefined, note: '', ...given });
