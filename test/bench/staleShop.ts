import type { Conversation, Inbox } from '../simulator/chatwoot/model';
import { addWaiting, type Said } from '../simulator/chatwoot/seed/addWaiting';
import type { Simulator } from '../simulator/startSimulator';

/** Who waits is known when it is made, so that whoever looks for them can be judged. */
export type StaleShop = { stale: Set<number>; total: number };

type Kind = {
	count: number;
	said: (minutes: number) => Said[];
	isStale?: boolean;
	change?: (conversation: Conversation) => void;
	inNightInbox?: boolean;
};

/** Sixty who wait in all the ways there are, and those who only look like it. The others were answered or have just written. */
const KINDS: Kind[] = [
	{ count: 20, isStale: true, said: (minutes) => [[minutes, 'customer']] },
	{ count: 10, isStale: true, said: (minutes) => [[minutes, 'customer'], [minutes - 1, 'autoReply']] },
	{ count: 10, isStale: true, said: (minutes) => [[minutes, 'customer'], [minutes - 5, 'note']] },
	{ count: 10, isStale: true, said: (minutes) => [[minutes, 'customer'], [1, 'customer']] },
	{ count: 10, isStale: true, said: (minutes) => [[minutes + 600, 'autoReply'], [minutes, 'customer']] },
	{ count: 20, said: (minutes) => [[minutes, 'autoReply']] },
	{ count: 20, said: (minutes) => [[minutes, 'customer']], inNightInbox: true },
	{ count: 10, said: (minutes) => [[minutes, 'customer']], change: ({ contact }) => void (contact.blocked = true) },
	{ count: 900, said: (minutes) => [[minutes, 'agent'], [3, 'customer']] },
	{ count: 8_990, said: (minutes) => [[minutes + 60, 'customer'], [minutes % 300, 'agent']] },
];
const OPENED_MINUTES_AGO = 8;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Ten thousand open conversations, in an order that tells nothing. */
export function fillStaleShop(simulator: Simulator): StaleShop {
	const { world, accountId, inboxes } = simulator;
	const account = world.accounts.get(accountId);
	const night = account?.inboxes.get(inboxes.whatsapp);
	if (!account || !night) throw new Error('The simulator has no shop.');
	openLately(night, world.clock.now());
	const wanted = KINDS.flatMap((kind) => Array.from({ length: kind.count }, () => kind));
	const stale = new Set<number>();
	for (let index = 0; index < wanted.length; index++) {
		const kind = wanted[(index * 7919) % wanted.length];
		if (!kind) continue;
		const inboxId = kind.inNightInbox ? inboxes.whatsapp : inboxes.api;
		const conversation = addWaiting(world, account, { inboxId, said: kind.said(20 + ((index * 31) % 1_000)), name: `Cliente ${index}`, phone: `+5696${1_000_000 + index}` });
		kind.change?.(conversation);
		if (kind.isStale) stale.add(conversation.displayId);
	}
	return { stale, total: wanted.length };
}

/** Closed until just now, so that a wait of the night has hardly begun. Where it is midnight, on another clock. */
function openLately(inbox: Inbox, now: Date): void {
	const timezone = now.getUTCHours() === 0 ? 'Asia/Tokyo' : 'UTC';
	const opened = new Date(now.getTime() - OPENED_MINUTES_AGO * 60_000);
	const [hour, minutes] = opened.toLocaleTimeString('en-GB', { timeZone: timezone }).split(':').map(Number);
	const today = opened.toLocaleDateString('en-GB', { timeZone: timezone, weekday: 'long' });
	inbox.settings.working_hours_enabled = true;
	inbox.settings.timezone = timezone;
	for (const day of inbox.workingHours) {
		const isToday = WEEKDAYS[day.day_of_week] === today;
		Object.assign(day, { closed_all_day: !isToday, open_all_day: false, open_hour: hour, open_minutes: minutes, close_hour: 23, close_minutes: 59 });
	}
}
