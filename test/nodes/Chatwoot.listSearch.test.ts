import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { Chatwoot } from '../../nodes/Chatwoot/Chatwoot.node';

/** A panel in the editor: the values chosen so far, and what Chatwoot answers per path. */
function panel(answers: Record<string, unknown>, chosen: Record<string, unknown> = {}) {
	const asked: string[] = [];
	const context = {
		getCredentials: async () => ({ baseUrl: 'https://chat.example', accountId: 1, accessToken: 'x' }),
		getCurrentNodeParameter: (name: string) => chosen[name],
		getNode: () => ({ name: 'Chatwoot' }),
		helpers: {
			httpRequestWithAuthentication: async (_credential: string, { url }: { url: string }) => {
				asked.push(url);
				const body = answers[url.replace(/^.*\/accounts\/[^/]+/, '')];
				return { statusCode: body === undefined ? 404 : 200, headers: {}, body: body ?? { error: 'Resource could not be found' } };
			},
		},
	};
	return { context, asked };
}

/** Opens a picker of the panel, as the editor does. */
async function open(method: Method, context: object, filter?: string) {
	return await listSearch[method].call(Object.assign(Object.create(null) as ILoadOptionsFunctions, context), filter);
}

const { listSearch, loadOptions } = new Chatwoot().methods;
type Method = keyof typeof listSearch;
const template = (name: string, language: string, status: string) => ({
	name,
	language,
	status,
	category: 'UTILITY',
	components: [{ type: 'BODY', text: `Hola {{1}}, ${name}` }],
});
const ana = { id: 20, name: 'Ana', phone_number: '+56961234567', email: 'ana@example.com' };
const answers = {
	'/inboxes': { payload: [{ id: 2, name: 'Tienda', channel_type: 'Channel::Whatsapp' }, { id: 1, name: 'Correo', channel_type: 'Channel::Email' }] },
	'/agents': [{ id: 7, name: 'Luis', email: 'luis@example.com' }, { id: 8, name: 'Ana', email: null }],
	'/teams': [{ id: 5, name: 'ventas' }, { id: 6, name: 'apoyo' }],
	'/labels': { payload: [{ id: 1, title: 'vip' }, { id: 2, title: 'order' }] },
	'/agent_bots': [{ id: 4, name: 'Front' }],
	'/automation_rules': { payload: [{ id: 11, name: 'vip' }] },
	'/macros': { payload: [{ id: 12, name: 'Close' }] },
	'/canned_responses': [{ id: 13, short_code: 'hours', content: 'A las 9' }],
	'/custom_attribute_definitions': [{ id: 14, attribute_display_name: 'Level', attribute_key: 'tier', attribute_model: 'contact_attribute' }],
	'/webhooks': { payload: { webhooks: [{ id: 15, name: 'n8n', url: 'https://n8n.example/2' }, { id: 16, name: null, url: 'https://n8n.example/1' }] } },
	'/contacts': { meta: {}, payload: [{ id: 21, name: 'Eva', phone_number: null, email: null }, ana] },
	'/contacts/search': { meta: {}, payload: [ana] },
	'/inboxes/2': { id: 2, name: 'Tienda', message_templates: [template('paid', 'es', 'APPROVED'), template('late', 'es', 'REJECTED'), template('created', 'pt_BR', 'APPROVED')] },
};

const rows: Array<[Method, string | undefined, object[]]> = [
	['searchInboxes', undefined, [{ name: 'Correo (Email)', value: 1 }, { name: 'Tienda (WhatsApp)', value: 2 }]],
	['searchInboxes', 'WHATS', [{ name: 'Tienda (WhatsApp)', value: 2 }]],
	['searchAgents', undefined, [{ name: 'Ana', value: 8 }, { name: 'Luis (luis@example.com)', value: 7 }]],
	['searchAgents', 'luis@', [{ name: 'Luis (luis@example.com)', value: 7 }]],
	['searchTeams', undefined, [{ name: 'apoyo', value: 6 }, { name: 'ventas', value: 5 }]],
	['searchTeams', 'nobody', []],
	['searchLabels', undefined, [{ name: 'order', value: 2 }, { name: 'vip', value: 1 }]],
	['searchAgentBots', undefined, [{ name: 'Front', value: 4 }]],
	['searchAutomationRules', undefined, [{ name: 'vip', value: 11 }]],
	['searchMacros', 'clo', [{ name: 'Close', value: 12 }]],
	['searchCannedResponses', undefined, [{ name: 'hours', value: 13 }]],
	['searchCustomAttributes', undefined, [{ name: 'Level (tier, contact)', value: 14 }]],
	['searchWebhooks', undefined, [{ name: 'https://n8n.example/1', value: 16 }, { name: 'n8n (https://n8n.example/2)', value: 15 }]],
	['searchContacts', undefined, [{ name: 'Eva', value: 21 }, { name: 'Ana (+56961234567, ana@example.com)', value: 20 }]],
	['searchContacts', 'ana', [{ name: 'Ana (+56961234567, ana@example.com)', value: 20 }]],
	['searchTemplates', undefined, [{ name: 'created (pt_BR): Hola {{1}}, created', value: 'created|pt_BR' }, { name: 'paid (es): Hola {{1}}, paid', value: 'paid|es' }]],
	['searchTemplates', 'paid', [{ name: 'paid (es): Hola {{1}}, paid', value: 'paid|es' }]],
];

test.each(rows)('%s with the text %s', async (method, filter, results) => {
	const { context } = panel(answers, { inboxId: 2 });
	expect(await open(method, context, filter)).toEqual({ results });
});

test('templates wait for an inbox', async () => {
	const { context, asked } = panel(answers, { inboxId: '' });
	expect(await open('searchTemplates', context)).toEqual({ results: [] });
	expect(asked).toEqual([]);
});

test('the account chosen in the panel is asked', async () => {
	const { context, asked } = panel(answers, { accountId: '9' });
	await open('searchTeams', context);
	expect(asked).toEqual(['/api/v1/accounts/9/teams']);
});

test('an inbox that is gone says so', async () => {
	const { context } = panel(answers, { inboxId: 3 });
	await expect(open('searchTemplates', context)).rejects.toThrow(/404 to GET \/inboxes\/3.*does not exist in this account/);
});

test('several agents are chosen from the same list', async () => {
	const { context } = panel(answers);
	const agents = await loadOptions.loadAgents.call(Object.assign(Object.create(null) as ILoadOptionsFunctions, context));
	expect(agents).toEqual([{ name: 'Ana', value: 8 }, { name: 'Luis (luis@example.com)', value: 7 }]);
});
