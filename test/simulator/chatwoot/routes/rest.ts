import { ok, type Answer } from '../http/Answer';
import { pageOf, textParam } from '../http/read';
import type { Call, Router } from '../http/Router';
import { presentContact } from '../present/contact';
import { presentMessage } from '../present/message';
import { searchContacts } from './contactLists';
import { searchMessages } from './searchMessages';

const APPS: ReadonlyArray<[id: string, enabled: boolean]> = [
	['webhook', true],
	['dashboard_apps', false],
	['openai', false],
	['dialogflow', false],
	['google_translate', false],
	['dyte', false],
];

/** What nodes read now and then: search, and lists that stay empty here. */
export function addRestRoutes(router: Router): void {
	const nothing = () => ok([]);
	router
		.add('GET', '/api', probe, { open: true })
		.add('GET', '/health', () => ok({ status: 'woot' }), { open: true })
		.add('GET', 'csat_survey_responses', nothing)
		.add('GET', 'csat_survey_responses/metrics', csatMetrics)
		.add('GET', 'integrations/apps', apps)
		.add('GET', 'campaigns', nothing)
		.add('GET', 'custom_filters', nothing)
		.add('GET', 'dashboard_apps', nothing)
		.add('GET', 'portals', () => ok({ payload: [], meta: { current_page: 1, portals_count: 0 } }))
		.add('GET', 'search', searchAll)
		.add('GET', 'search/messages', searchOnlyMessages);
}

/** The version, without a token. */
function probe({ world }: Call): Answer {
	const timestamp = world.clock.now().toISOString().slice(0, 19).replace('T', ' ');
	return ok({ version: '4.15.1', timestamp, queue_services: 'ok', data_services: 'ok' });
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

const MESSAGES_PER_PAGE = 15;

/** Not recorded by itself: the messages of the recorded search, by pages as search_controller.rb has them. */
function searchOnlyMessages(call: Call) {
	const q = (textParam(call, 'q') ?? '').toLowerCase();
	const { page } = pageOf(call);
	const hits = searchMessages(call, q)
		.found.flatMap(({ messages }) => messages.filter(({ content }) => content?.toLowerCase().includes(q)))
		.sort((one, other) => other.id - one.id)
		.slice((page - 1) * MESSAGES_PER_PAGE, page * MESSAGES_PER_PAGE);
	return ok({ payload: { messages: hits.map((one) => presentMessage(one, { base: call.world.url })) } });
}
