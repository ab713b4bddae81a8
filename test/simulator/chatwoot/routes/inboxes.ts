import { asObject, asText, type Json } from '../../whatsapp/json';
import { change, type Change } from '../events/changes';
import { inboxPayload } from '../events/payloads';
import { ApiError, invalid, serverError } from '../http/ApiError';
import { empty, ok } from '../http/Answer';
import { findIn, isTrue, param, texts, unwrap } from '../http/read';
import type { Call, Router } from '../http/Router';
import type { Bot, Inbox, InboxSettings, User, WorkingHour } from '../model';
import { presentInbox } from '../present/inbox';
import { presentAgent } from '../present/people';
import { addApiInbox } from '../seed/inboxRecords';

const admin = { admin: true };
type HourField = Exclude<keyof WorkingHour, 'id'>;
const HOUR_FIELDS: readonly HourField[] = [
	'closed_all_day',
	'open_hour',
	'open_minutes',
	'close_hour',
	'close_minutes',
	'open_all_day',
];

export function addInboxRoutes(router: Router): void {
	router
		.add('GET', 'inboxes', list)
		.add('POST', 'inboxes', create, admin)
		.add('GET', 'inboxes/:id', (call) => ok(shown(call, inboxOf(call))))
		.add('PATCH', 'inboxes/:id', update)
		.add('DELETE', 'inboxes/:id', remove, admin)
		.add('POST', 'inboxes/:id/sync_templates', syncTemplates, admin)
		.add('GET', 'inboxes/:id/agent_bot', agentBot)
		.add('POST', 'inboxes/:id/set_agent_bot', setAgentBot, admin)
		.add('GET', 'inbox_members/:id', (call) => ok({ payload: people(call, inboxOf(call).members) }))
		.add('GET', 'assignable_agents', assignable);
}

function inboxOf({ account, path }: Call): Inbox {
	return findIn(account.inboxes, path.id);
}

function shown({ isAdmin, world }: Call, inbox: Inbox): Json {
	return presentInbox(inbox, { isAdmin, base: world.url });
}

function people({ account }: Call, members: ReadonlyMap<number, User>): Json[] {
	return [...members.values()].map((user) => presentAgent(user, account));
}

function list(call: Call) {
	const { account, isAdmin, user } = call;
	const visible = [...account.inboxes.values()].filter(
		({ members }) => isAdmin || (user !== undefined && members.has(user.id)),
	);
	return ok({ payload: visible.map((inbox) => shown(call, inbox)) });
}

function create(call: Call) {
	const { world, account, body } = call;
	const channel = asObject(body.channel);
	if (channel.type !== 'api') throw ApiError.unprocessable('Only API inboxes can be created here');
	const name = asText(body.name) ?? '';
	const webhookUrl = asText(channel.webhook_url) ?? null;
	return ok(shown(call, addApiInbox(world, account, { name, webhookUrl })));
}

/** Working hours alone are saved without a webhook; a change of the channel shows as `updated_at`. */
function update(call: Call) {
	const inbox = inboxOf(call);
	if (!call.isAdmin) throw ApiError.forbidden();
	const given = unwrap(call.body, 'inbox');
	const changes = changeSettings(inbox, given);
	const touchesChannel = changeChannel(inbox, given.channel);
	changeHours(inbox, given.working_hours);
	if (changes.length > 0 || touchesChannel) tellUpdate(call, inbox, changes);
	return ok(shown(call, inbox));
}

function tellUpdate({ world, account }: Call, inbox: Inbox, changes: Change[]): void {
	const previous = inbox.updatedAt;
	inbox.updatedAt = world.clock.now();
	changes.push(change('updated_at', previous, inbox.updatedAt));
	world.events.emit({
		name: 'inbox_updated',
		account,
		build: () => ({ ...inboxPayload(inbox), changed_attributes: changes }),
	});
}

function changeSettings(inbox: Inbox, given: Json): Change[] {
	const { settings } = inbox;
	const keys = (Object.keys(settings) as Array<keyof InboxSettings>).filter(
		(key) => key in given && given[key] !== settings[key],
	);
	if (keys.includes('timezone') && !isTimeZone(given.timezone)) {
		throw invalid([['timezone', 'Timezone is not included in the list']]);
	}
	const changes = keys.map((key) => change(key, settings[key], given[key]));
	Object.assign(settings, ...keys.map((key) => ({ [key]: given[key] })));
	return changes;
}

function isTimeZone(given: unknown): boolean {
	try {
		return Boolean(new Intl.DateTimeFormat('en', { timeZone: String(given) }));
	} catch {
		return false;
	}
}

function changeChannel({ channel }: Inbox, given: unknown): boolean {
	const { webhook_url, additional_attributes } = asObject(given);
	if (channel.type !== 'Channel::Api') return false;
	if (webhook_url !== undefined) channel.webhookUrl = asText(webhook_url) ?? null;
	if (additional_attributes) channel.additionalAttributes = asObject(additional_attributes);
	return webhook_url !== undefined || additional_attributes !== undefined;
}

/** Only the given days and fields; a day that closes before it opens is silently not saved. */
function changeHours({ workingHours }: Inbox, given: unknown): void {
	for (const entry of Array.isArray(given) ? given.map(asObject) : []) {
		const hour = workingHours.find(({ day_of_week }) => day_of_week === Number(entry.day_of_week));
		if (hour === undefined) throw serverError();
		const wanted: WorkingHour = { ...hour };
		for (const field of HOUR_FIELDS) {
			if (field in entry) Object.assign(wanted, { [field]: entry[field] });
		}
		if (isTrue(wanted.open_all_day)) {
			Object.assign(wanted, { open_hour: 0, open_minutes: 0, close_hour: 23, close_minutes: 59 });
		}
		if (isValid(wanted)) Object.assign(hour, wanted);
	}
}

function isValid({ closed_all_day, open_all_day, ...hour }: WorkingHour): boolean {
	if (closed_all_day && open_all_day) return false;
	if (closed_all_day || open_all_day) return true;
	const opens = Number(hour.open_hour) * 60 + Number(hour.open_minutes);
	return Number(hour.close_hour) * 60 + Number(hour.close_minutes) > opens;
}

/** Not recorded: the facts name the answer; conversations go a while later. */
function remove(call: Call) {
	call.account.inboxes.delete(inboxOf(call).id);
	return ok({ message: 'Your inbox deletion request will be processed in some time.' });
}

function syncTemplates(call: Call) {
	inboxOf(call);
	return ok({ message: 'Template sync initiated successfully' });
}

function agentBot(call: Call) {
	const { bot } = inboxOf(call);
	return ok({ agent_bot: bot ? presentBotWithToken(bot) : {} });
}

function presentBotWithToken(bot: Bot): Json {
	const at = bot.createdAt;
	return {
		id: bot.id,
		name: bot.name,
		description: bot.description,
		thumbnail: '',
		outgoing_url: bot.outgoingUrl,
		bot_type: 'webhook',
		bot_config: {},
		account_id: bot.accountId,
		access_token: {
			id: bot.tokenId,
			owner_type: 'AgentBot',
			owner_id: bot.id,
			token: bot.token,
			created_at: at,
			updated_at: at,
		},
		secret: bot.secret,
		system_bot: false,
	};
}

function setAgentBot(call: Call) {
	const inbox = inboxOf(call);
	const id = param(call, 'agent_bot');
	inbox.bot = id ? findIn(call.account.bots, id) : null;
	return empty();
}

/** Members of every named inbox, and the administrators. */
function assignable(call: Call) {
	const { account, query } = call;
	const inboxes = texts(query.inbox_ids).map((id) => findIn(account.inboxes, id));
	const wanted = [...account.members.values()].filter(
		({ user, role }) =>
			role === 'administrator' || inboxes.every(({ members }) => members.has(user.id)),
	);
	return ok({ payload: wanted.map(({ user }) => presentAgent(user, account)) });
}
