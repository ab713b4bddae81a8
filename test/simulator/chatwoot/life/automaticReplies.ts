import type { Conversation, Inbox, Message, WorkingHour } from '../model';
import type { World } from '../World';
import { createMessage } from './messages';

const AGENT_WROTE_RECENTLY_MS = 5 * 60 * 1_000;

/** The out-of-office message, once a day, and the greeting, once a conversation. */
export function sendAutomaticReplies(world: World, incoming: Message): void {
	const { conversation } = incoming;
	const now = world.clock.now();
	const { settings } = conversation.inbox;
	const say = (content: string) => {
		createMessage(world, conversation, { type: 'template', content, sender: null });
	};
	if (settings.out_of_office_message && shouldSayClosed(conversation, now)) {
		say(settings.out_of_office_message);
	}
	if (settings.greeting_enabled && settings.greeting_message && isFirst(conversation)) {
		say(settings.greeting_message);
	}
}

function shouldSayClosed({ inbox, messages }: Conversation, now: Date): boolean {
	if (!isOutOfOffice(inbox, now)) return false;
	const recently = now.getTime() - AGENT_WROTE_RECENTLY_MS;
	const today = now.toISOString().slice(0, 10);
	return !messages.some((message) => {
		const isAgent = message.type === 'outgoing' && !message.private;
		if (isAgent) return message.createdAt.getTime() > recently;
		return message.type === 'template' && message.createdAt.toISOString().startsWith(today);
	});
}

function isFirst({ messages }: Conversation): boolean {
	return !messages.some(({ type }) => type === 'outgoing' || type === 'template');
}

/** Closed by the inbox's hours in its own time zone; both ends of an interval are open. */
export function isOutOfOffice({ settings, workingHours }: Inbox, now: Date): boolean {
	if (!settings.working_hours_enabled) return false;
	const { day, minute } = localTime(now, settings.timezone);
	const today = workingHours.find(({ day_of_week }) => day_of_week === day);
	return today === undefined || !isOpen(today, minute);
}

function isOpen(hour: WorkingHour, minute: number): boolean {
	if (hour.open_all_day) return true;
	if (hour.closed_all_day) return false;
	const from = (hour.open_hour ?? 0) * 60 + (hour.open_minutes ?? 0);
	const to = (hour.close_hour ?? 0) * 60 + (hour.close_minutes ?? 0);
	return from <= minute && minute <= to;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function localTime(now: Date, timeZone: string): { day: number; minute: number } {
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone,
		weekday: 'short',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
	});
	const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
	return {
		day: DAYS.indexOf(parts.get('weekday') ?? ''),
		minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
	};
}
