import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { resources } from '../../../../nodes/Chatwoot/operations';
import { stripSecrets } from '../../../../nodes/shared/chatwoot/stripSecrets';
import { runOperation, type Given } from './runOperation';

// Every endpoint that a recording of a real Chatwoot 4.15.1 holds: the operation asks it in the same words, and
// gives what was answered, without secrets.

const TRANSCRIPTS = join(__dirname, '../../../fixtures/chatwoot-transcripts');
type Exchange = { method: string; path: string; query?: object; body?: unknown; answer: unknown };

const exchanges: Exchange[] = readdirSync(TRANSCRIPTS).filter((file) => file.endsWith('.json')).flatMap((file) => {
	const { steps } = JSON.parse(readFileSync(join(TRANSCRIPTS, file), 'utf8')) as {
		steps: Array<{ request?: { method: string; path: string; query?: object; body?: unknown }; response?: { status: number; body: unknown } }>;
	};
	return steps.flatMap(({ request, response }) => {
		const isGood = request !== undefined && response !== undefined && response.status >= 200 && response.status < 300;
		return isGood ? [{ ...request, answer: response.body }] : [];
	});
});

/** Placeholders become numbers, so that "{{account}}/contacts/{{step1.id}}" reads as "/contacts/1". */
function plainPath(path: string): string {
	return path.replace(/\{\{[^}]*\}\}/g, '1').replace(/^\/platform\/api\/v1|^\/api\/v\d(\/accounts\/1)?(?=\/|$)/, '');
}

function recorded(method: string, path: string, fits: (exchange: Exchange) => boolean = () => true): Exchange {
	const found = exchanges.find((one) => one.method === method && plainPath(one.path) === path && fits(one));
	if (!found) throw new Error(`no recording of ${method} ${path}`);
	return found;
}

/** Numbers in place of the placeholders, as the operation was given them. */
const filled = (body: unknown): unknown =>
	JSON.parse(JSON.stringify(body ?? null).replace(/"\{\{[^"}]*\}\}"/g, '1')) as unknown;

type Row = [operation: string, call: string, given: Given, fits?: (exchange: Exchange) => boolean];
const nonEmpty = ({ answer }: Exchange) => !Array.isArray(answer) || answer.length > 0;
const all = { returnAll: true };
const rows: Row[] = [
	['contact.get', 'GET /contacts/1', { contactId: 1 }],
	['contact.getLabels', 'GET /contacts/1/labels', { contactId: 1 }],
	['contact.getNotes', 'GET /contacts/1/notes', { contactId: 1 }],
	['contact.getInboxes', 'GET /contacts/1/contactable_inboxes', { contactId: 1 }],
	['contact.addInbox', 'POST /contacts/1/contact_inboxes', { contactId: 1, inboxId: 1 }, ({ body }) => Object.keys(body ?? {}).length === 1],
	['contact.merge', 'POST /actions/contact_merge', { contactId: 1, duplicateId: 2 }],
	['contact.delete', 'DELETE /contacts/1', { contactId: 1 }],
	['conversation.get', 'GET /conversations/1', { conversationId: 1 }],
	['conversation.getCounts', 'GET /conversations/meta', {}],
	['conversation.mute', 'POST /conversations/1/mute', { conversationId: 1 }],
	['conversation.unmute', 'POST /conversations/1/unmute', { conversationId: 1 }],
	['conversation.markRead', 'POST /conversations/1/update_last_seen', { conversationId: 1 }],
	['conversation.markUnread', 'POST /conversations/1/unread', { conversationId: 1 }],
	['conversation.getParticipants', 'GET /conversations/1/participants', { conversationId: 1 }],
	['conversation.addParticipants', 'POST /conversations/1/participants', { conversationId: 1, agentIds: [1] }],
	['conversation.delete', 'DELETE /conversations/1', { conversationId: 1 }],
	['message.delete', 'DELETE /conversations/1/messages/1', { conversationId: 1, messageId: 1 }],
	['message.retry', 'POST /conversations/1/messages/1/retry', { conversationId: 1, messageId: 1 }],
	['message.updateStatus', 'PATCH /conversations/1/messages/1', { conversationId: 1, messageId: 1, deliveryStatus: 'delivered' }, ({ body }) => JSON.stringify(body) === '{"status":"delivered"}'],
	['attachment.getAll', 'GET /conversations/1/attachments', { conversationId: 1, ...all }],
	['inbox.getAll', 'GET /inboxes', all],
	['inbox.getMembers', 'GET /inbox_members/1', { inboxId: 1 }],
	['inbox.setAgentBot', 'POST /inboxes/1/set_agent_bot', { inboxId: 1, agentBotId: 1 }, ({ body }) => JSON.stringify(body).includes('{{')],
	['agent.getAll', 'GET /agents', all],
	['team.getAll', 'GET /teams', all],
	['team.delete', 'DELETE /teams/1', { teamId: 1 }],
	['team.getMembers', 'GET /teams/1/team_members', { teamId: 1 }],
	['team.addMembers', 'POST /teams/1/team_members', { teamId: 1, agentIds: [1] }],
	['label.getAll', 'GET /labels', all],
	['label.delete', 'DELETE /labels/1', { labelId: 1 }],
	['cannedResponse.getAll', 'GET /canned_responses', all, nonEmpty],
	['cannedResponse.create', 'POST /canned_responses', { shortCode: 'hi', content: 'Hello {{ contact.name }}' }],
	['cannedResponse.delete', 'DELETE /canned_responses/1', { cannedResponseId: 1 }],
	['customAttribute.create', 'POST /custom_attribute_definitions', { owner: 'conversation', name: 'Stale level', key: 'stale_level', type: 'number', options: { description: 'n8n' } }, ({ body }) => JSON.stringify(body).includes('stale_level')],
	['customAttribute.delete', 'DELETE /custom_attribute_definitions/1', { customAttributeId: 1 }],
	['webhook.getAll', 'GET /webhooks', all],
	['webhook.delete', 'DELETE /webhooks/1', { webhookId: 1 }],
	['agentBot.getAll', 'GET /agent_bots', all, nonEmpty],
	['automationRule.getAll', 'GET /automation_rules', all],
	['automationRule.delete', 'DELETE /automation_rules/1', { automationRuleId: 1 }],
	['macro.getAll', 'GET /macros', all],
	['macro.create', 'POST /macros', { name: 'Close', visibility: 'global', actions: '[{"action_name": "resolve_conversation", "action_params": []}]' }],
	['csat.getAll', 'GET /csat_survey_responses', all],
	['csat.getMetrics', 'GET /csat_survey_responses/metrics', {}],
	['profile.get', 'GET /profile', {}],
	['platformAccount.create', 'POST /accounts', { name: 'Fresh Tenant' }],
	['platformAccount.addMember', 'POST /accounts/1/account_users', { platformAccountId: 1, platformUserId: 1, role: 'administrator' }],
	['platformAccount.get', 'GET /accounts/1', { platformAccountId: 1 }, ({ path }) => path.startsWith('/platform')],
];

test.each(rows.map(([name, call, given, fits]) => ({ name, call, given, fits })))('$name is $call as it was recorded', async ({ name, call, given, fits }) => {
	const [method = '', path = ''] = call.split(' ');
	const [resource, value] = name.split('.');
	const operation = resources.find((one) => one.value === resource)?.operations.find((one) => one.value === value);
	if (!operation) throw new Error(`no operation ${name}`);
	const exchange = recorded(method, path, fits);
	const answer = exchange.answer === '' ? null : exchange.answer;
	const { asked, output } = await runOperation(operation, given, [answer]);
	expect(asked[0]?.to.replace(/^(\w+) \w+:/, '$1 ')).toBe(call);
	if (exchange.body && method !== 'DELETE') expect(sorted(asked[0]?.body)).toEqual(sorted(withIds(filled(exchange.body), given)));
	expect(textOf(output)).not.toMatch(/"(access_token|pubsub_token|secret|hmac_token)"/);
	for (const row of rowsOf(stripSecrets(answer))) {
		if (Array.isArray(output)) expect(output).toContainEqual(expect.objectContaining(withoutNulls(row)));
	}
	if (!Array.isArray(output) && operation.value === 'get') expect(output).toMatchObject(stripSecrets(recordOf(answer)) as object);
});

function rowsOf(answer: unknown): Array<Record<string, unknown>> {
	const body = answer as { payload?: unknown } | null;
	const list = Array.isArray(body) ? body : body?.payload;
	const rows = Array.isArray(list) ? list : (list as { webhooks?: unknown[] } | undefined)?.webhooks;
	return Array.isArray(rows) ? rows.filter((row): row is Record<string, unknown> => typeof row === 'object') : [];
}

/** Notes come with null where the operation fills in what they belong to. */
function withoutNulls(row: Record<string, unknown>) {
	return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

function recordOf(answer: unknown): unknown {
	const body = answer as { payload?: unknown } | null;
	return body && 'payload' in body ? body.payload : body;
}

/** The second number of a merge. */
function withIds(body: unknown, { duplicateId }: Given): unknown {
	return duplicateId === undefined ? body : { ...(body as object), mergee_contact_id: duplicateId };
}

function sorted(body: unknown): unknown {
	if (typeof body !== 'object' || body === null) return body;
	return Object.fromEntries(Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function textOf(output: unknown): string {
	return JSON.stringify(output);
}
