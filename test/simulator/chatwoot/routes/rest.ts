import { asText, type Json } from '../../whatsapp/json';
import { ApiError } from '../http/ApiError';
import { ok, type Answer } from '../http/Answer';
import { findIn, textParam } from '../http/read';
import type { Call, Router } from '../http/Router';
import { MESSAGE_TYPES, type MessageType, type Role } from '../model';
import { presentContact } from '../present/contact';
import { presentPlatformAccount } from '../present/account';
import { presentMessage } from '../present/message';
import { presentProfile } from '../present/people';
import { addAccount, addMember, addUser } from '../seed/records';
import { searchContacts } from './contactLists';
import { searchMessages } from './searchMessages';

const DAY_SECONDS = 86_400;
const APPS: ReadonlyArray<[id: string, enabled: boolean]> = [
	['webhook', true],
	['dashboard_apps', false],
	['openai', false],
	['dialogflow', false],
	['google_translate', false],
	['dyte', false],
];

/** What nodes read now and then: reports, search, and lists that stay empty here. */
export function addRestRoutes(router: Router): void {
	const reports = '/api/v2/accounts/:account/reports';
	const platform = { platform: true };
	const nothing = () => ok([]);
	router
		.add('GET', '/api', probe, { open: true })
		.add('GET', '/health', () => ok({ status: 'woot' }), { open: true })
		.add('GET', `${reports}/summary`, summary, { admin: true })
		.add('GET', reports, series, { admin: true })
		.add('GET', 'csat_survey_responses', nothing)
		.add('GET', 'csat_survey_responses/metrics', csatMetrics)
		.add('GET', 'integrations/apps', apps)
		.add('GET', 'campaigns', nothing)
		.add('GET', 'custom_filters', nothing)
		.add('GET', 'dashboard_apps', nothing)
		.add('GET', 'portals', () => ok({ payload: [], meta: { current_page: 1, portals_count: 0 } }))
		.add('GET', 'search', searchAll)
		.add('GET', '/platform/api/v1/accounts', () => ok([]), platform)
		.add('POST', '/platform/api/v1/accounts', createAccount, platform)
		.add('GET', '/platform/api/v1/accounts/:id', showAccount, platform)
		.add('POST', '/platform/api/v1/users', createUser, platform)
		.add('POST', '/platform/api/v1/accounts/:id/account_users', createMember, platform);
}

/** The version, without a token. */
function probe({ world }: Call): Answer {
	const timestamp = world.clock.now().toISOString().slice(0, 19).replace('T', ' ');
	return ok({ version: '4.15.1', timestamp, queue_services: 'ok', data_services: 'ok' });
}

function summary(call: Call) {
	const since = secondsParam(call, 'since');
	const until = secondsParam(call, 'until');
	const now = countBetween(call, since, until);
	return ok({ ...now, previous: countBetween(call, since - (until - since), since) });
}

function secondsParam(call: Call, name: string): number {
	return Number(textParam(call, name) ?? 0);
}

function countBetween({ account }: Call, since: number, until: number): Json {
	const isWithin = ({ createdAt }: { createdAt: Date }) =>
		createdAt.getTime() >= since * 1_000 && createdAt.getTime() < until * 1_000;
	const conversations = [...account.conversations.values()];
	const messages = conversations.flatMap((one) => one.messages).filter(isWithin);
	const countType = (type: MessageType) => messages.filter((one) => one.type === type).length;
	const [incoming, outgoing] = MESSAGE_TYPES;
	return {
		conversations_count: conversations.filter(isWithin).length,
		incoming_messages_count: countType(incoming),
		outgoing_messages_count: countType(outgoing),
		avg_first_response_time: null,
		avg_resolution_time: null,
		resolutions_count: 0,
		reply_time: null,
	};
}

/** One point a day, of conversations whatever the metric. */
function series(call: Call) {
	const startOfDay = (seconds: number) => Math.floor(seconds / DAY_SECONDS) * DAY_SECONDS;
	const last = startOfDay(secondsParam(call, 'until'));
	const points: Json[] = [];
	for (let day = startOfDay(secondsParam(call, 'since')); day <= last; day += DAY_SECONDS) {
		const { conversations_count: value } = countBetween(call, day, day + DAY_SECONDS);
		points.push({ value, timestamp: day });
	}
	return ok(points);
}

function csatMetrics() {
	return ok({ total_count: 0, ratings_count: {}, total_sent_messages_count: 0 });
}

function apps() {
	return ok({
		payload: APPS.map(([id, enabled]) => ({
			id,
			name: id,
			description: '',
			enabled,
			hook_type: 'account',
			allow_multiple_hooks: false,
			hooks: [],
		})),
	});
}

function searchAll(call: Call) {
	const q = textParam(call, 'q') ?? '';
	const { found, payload } = searchMessages(call, q);
	const hits = found.flatMap(({ messages }) =>
		messages.filter(({ content }) => content?.toLowerCase().includes(q.toLowerCase())),
	);
	const contacts = searchContacts(call.account, q);
	return ok({
		payload: {
			conversations: payload,
			contacts: contacts.map((one) => presentContact(one, { withInboxes: false })),
			messages: hits.map((one) => presentMessage(one, { base: call.world.url })),
			articles: [],
		},
	});
}

function createAccount({ world, body }: Call) {
	return ok(presentPlatformAccount(addAccount(world, asText(body.name) ?? '')));
}

function showAccount({ world, path }: Call) {
	return ok(presentPlatformAccount(findIn(world.accounts, path.id)));
}

function createUser({ world, body }: Call) {
	const name = asText(body.name) ?? '';
	const user = addUser(world, { name, email: (asText(body.email) ?? '').toLowerCase() });
	const { inviter_id: _inviter, type: _type, ...shown } = presentProfile(user, []);
	return ok(shown);
}

function createMember({ world, body, path }: Call) {
	const account = findIn(world.accounts, path.id);
	const user = findIn(world.users, body.user_id);
	const role: Role = body.role === 'administrator' ? 'administrator' : 'agent';
	if (account.members.has(user.id)) throw ApiError.unprocessable('User has already been taken');
	addMember(account, user, role);
	const now = world.clock.now();
	return ok({
		id: world.nextId('account_user'),
		account_id: account.id,
		user_id: user.id,
		role,
		inviter_id: null,
		created_at: now,
		updated_at: now,
		active_at: null,
		availability: 'online',
		auto_offline: true,
		custom_role_id: null,
		agent_capacity_policy_id: null,
	});
}
