/**
 * Chatwoot's public API (the 89 paths of its OpenAPI description at 4.15.1, and what of the interface beside them
 * its own dashboard uses and automations may want): which operation serves each endpoint, or why none does.
 * `{a}` stands for the account.
 */
export type Endpoint = { call: string; by: string[] } | { call: string; none: string };

const served = (call: string, ...by: string[]): Endpoint => ({ call, by });
const none = (call: string, reason: string): Endpoint => ({ call, none: reason });

const SECRET = 'Gives out a token or a link that logs in as somebody; workflow data is stored and read by more people.';
const CONTACT_SIDE = "Speaks as the customer, without the account's token; for web pages and apps, not for automations.";
const HELP_CENTER = 'The help center is written by people; nothing a shop automates.';
const VIEW = "An agent's own saved view; workflows filter with contact.filter and conversation.filter.";
const SET_UP = 'Connects a third party and holds its secrets; done once, by a person, in the settings.';

const account: Endpoint[] = [
	served('GET /api/v1/accounts/{a}', 'account.get'),
	served('PATCH /api/v1/accounts/{a}', 'account.update'),
	none('GET /api/v1/accounts/{a}/audit_logs', 'Enterprise only, and written for auditors; the dashboard exports it.'),
	served('GET /api/v1/profile', 'profile.get'),
	none('GET /api/v1/accounts/{a}/integrations/apps', SET_UP),
	none('POST /api/v1/accounts/{a}/integrations/hooks', SET_UP),
	none('PATCH /api/v1/accounts/{a}/integrations/hooks/{id}', SET_UP),
	none('DELETE /api/v1/accounts/{a}/integrations/hooks/{id}', SET_UP),
	none('GET /api/v1/accounts/{a}/custom_filters', VIEW),
	none('POST /api/v1/accounts/{a}/custom_filters', VIEW),
	none('GET /api/v1/accounts/{a}/custom_filters/{id}', VIEW),
	none('PATCH /api/v1/accounts/{a}/custom_filters/{id}', VIEW),
	none('DELETE /api/v1/accounts/{a}/custom_filters/{id}', VIEW),
	none('GET /api/v1/accounts/{a}/portals', HELP_CENTER),
	none('POST /api/v1/accounts/{a}/portals', HELP_CENTER),
	none('PATCH /api/v1/accounts/{a}/portals/{id}', HELP_CENTER),
	none('POST /api/v1/accounts/{a}/portals/{id}/articles', HELP_CENTER),
	none('POST /api/v1/accounts/{a}/portals/{id}/categories', HELP_CENTER),
	none('GET /api/v1/accounts/{a}/campaigns', 'Campaigns are planned by people; automations send with notification.send.'),
	none('GET /api/v1/accounts/{a}/dashboard_apps', 'Pages inside the dashboard, for people.'),
	none('GET /api/v1/accounts/{a}/search', 'Answers 500 when a found conversation has no message; contact.search, conversation.search and message.search do not.'),
	served('GET /api/v1/accounts/{a}/search/messages', 'message.search'),
	none('POST /api/v1/accounts/{a}/bulk_actions', 'Answers before it has done anything and never says what became of it; the operations take many items.'),
];

const contacts: Endpoint[] = [
	served('GET /api/v1/accounts/{a}/contacts', 'contact.getAll'),
	served('POST /api/v1/accounts/{a}/contacts', 'contact.create', 'contact.upsert', 'notification.send'),
	served('GET /api/v1/accounts/{a}/contacts/{id}', 'contact.get'),
	served('PUT /api/v1/accounts/{a}/contacts/{id}', 'contact.update', 'contact.updateAttributes', 'contact.block', 'contact.unblock', 'contact.upsert', 'contact.identify'),
	served('DELETE /api/v1/accounts/{a}/contacts/{id}', 'contact.delete'),
	served('GET /api/v1/accounts/{a}/contacts/search', 'contact.search'),
	served('POST /api/v1/accounts/{a}/contacts/filter', 'contact.filter', 'contact.find', 'contact.upsert', 'notification.send'),
	served('GET /api/v1/accounts/{a}/contacts/{id}/conversations', 'contact.getConversations', 'conversation.findOrCreate'),
	served('GET /api/v1/accounts/{a}/contacts/{id}/labels', 'contact.getLabels', 'contact.addLabels', 'contact.removeLabels'),
	served('POST /api/v1/accounts/{a}/contacts/{id}/labels', 'contact.addLabels', 'contact.removeLabels', 'contact.setLabels'),
	served('POST /api/v1/accounts/{a}/contacts/{id}/contact_inboxes', 'contact.addInbox'),
	served('GET /api/v1/accounts/{a}/contacts/{id}/contactable_inboxes', 'contact.getInboxes'),
	served('POST /api/v1/accounts/{a}/contacts/{id}/destroy_custom_attributes', 'contact.removeAttributes'),
	served('GET /api/v1/accounts/{a}/contacts/{id}/notes', 'contact.getNotes'),
	served('POST /api/v1/accounts/{a}/contacts/{id}/notes', 'contact.addNote'),
	served('POST /api/v1/accounts/{a}/contact_inboxes/filter', 'contact.findBySourceId'),
	served('POST /api/v1/accounts/{a}/actions/contact_merge', 'contact.merge'),
	none('GET /api/v1/accounts/{a}/contacts/active', 'Who is online this minute; gone when the workflow looks.'),
	none('POST /api/v1/accounts/{a}/contacts/import', 'Imports a file in the background and mails the result; contact.upsert does it item by item.'),
	none('POST /api/v1/accounts/{a}/contacts/export', 'Mails a file to the owner of the token; contact.getAll gives the records.'),
];

const conversations: Endpoint[] = [
	served('GET /api/v1/accounts/{a}/conversations', 'conversation.getAll', 'conversation.getUnanswered'),
	served('POST /api/v1/accounts/{a}/conversations', 'conversation.create', 'conversation.findOrCreate', 'notification.send'),
	served('GET /api/v1/accounts/{a}/conversations/meta', 'conversation.getCounts'),
	served('POST /api/v1/accounts/{a}/conversations/filter', 'conversation.filter', 'conversation.findOrCreate'),
	served('GET /api/v1/accounts/{a}/conversations/search', 'conversation.search'),
	served('GET /api/v1/accounts/{a}/conversations/{id}', 'conversation.get'),
	none('PATCH /api/v1/accounts/{a}/conversations/{id}', 'Takes the priority alone, which conversation.setPriority sets on every version.'),
	served('DELETE /api/v1/accounts/{a}/conversations/{id}', 'conversation.delete'),
	served('POST /api/v1/accounts/{a}/conversations/{id}/toggle_status', 'conversation.setStatus'),
	served('POST /api/v1/accounts/{a}/conversations/{id}/toggle_priority', 'conversation.setPriority'),
	served('POST /api/v1/accounts/{a}/conversations/{id}/toggle_typing_status', 'conversation.setTyping', 'message.send'),
	served('POST /api/v1/accounts/{a}/conversations/{id}/custom_attributes', 'conversation.updateAttributes', 'conversation.removeAttributes'),
	served('POST /api/v1/accounts/{a}/conversations/{id}/assignments', 'conversation.assign', 'conversation.assignBot', 'conversation.unassign'),
	served('GET /api/v1/accounts/{a}/conversations/{id}/labels', 'conversation.addLabels', 'conversation.removeLabels'),
	served('POST /api/v1/accounts/{a}/conversations/{id}/labels', 'conversation.addLabels', 'conversation.removeLabels', 'conversation.setLabels'),
	served('POST /api/v1/accounts/{a}/conversations/{id}/mute', 'conversation.mute'),
	served('POST /api/v1/accounts/{a}/conversations/{id}/unmute', 'conversation.unmute'),
	served('POST /api/v1/accounts/{a}/conversations/{id}/transcript', 'conversation.sendTranscript'),
	served('POST /api/v1/accounts/{a}/conversations/{id}/update_last_seen', 'conversation.markRead'),
	served('POST /api/v1/accounts/{a}/conversations/{id}/unread', 'conversation.markUnread'),
	served('GET /api/v1/accounts/{a}/conversations/{id}/participants', 'conversation.getParticipants'),
	served('POST /api/v1/accounts/{a}/conversations/{id}/participants', 'conversation.addParticipants'),
	served('DELETE /api/v1/accounts/{a}/conversations/{id}/participants', 'conversation.removeParticipants'),
	served('GET /api/v1/accounts/{a}/conversations/{id}/attachments', 'attachment.getAll'),
	none('GET /api/v1/accounts/{a}/conversations/{id}/reporting_events', 'Raw rows behind the reports, Enterprise only; the report operations add them up.'),
	served('GET /api/v1/accounts/{a}/conversations/{id}/messages', 'message.getAll'),
	served('POST /api/v1/accounts/{a}/conversations/{id}/messages', 'message.send', 'message.sendTemplate', 'message.addNote', 'attachment.send', 'attachment.sendVoiceNote', 'notification.send'),
	served('PATCH /api/v1/accounts/{a}/conversations/{id}/messages/{id}', 'message.updateStatus'),
	served('DELETE /api/v1/accounts/{a}/conversations/{id}/messages/{id}', 'message.delete'),
	served('POST /api/v1/accounts/{a}/conversations/{id}/messages/{id}/retry', 'message.retry'),
	none('POST /api/v1/accounts/{a}/conversations/{id}/messages/{id}/translate', 'Needs an integration with Google Translate; n8n has its own nodes for that.'),
];

const inboxes: Endpoint[] = [
	served('GET /api/v1/accounts/{a}/inboxes', 'inbox.getAll'),
	served('POST /api/v1/accounts/{a}/inboxes', 'inbox.create'),
	served('GET /api/v1/accounts/{a}/inboxes/{id}', 'inbox.get', 'inbox.getTemplates', 'contact.getIdentifierHash'),
	served('PATCH /api/v1/accounts/{a}/inboxes/{id}', 'inbox.update', 'inbox.setWorkingHours'),
	served('DELETE /api/v1/accounts/{a}/inboxes/{id}', 'inbox.delete'),
	served('GET /api/v1/accounts/{a}/inboxes/{id}/agent_bot', 'inbox.getAgentBot'),
	served('POST /api/v1/accounts/{a}/inboxes/{id}/set_agent_bot', 'inbox.setAgentBot'),
	served('POST /api/v1/accounts/{a}/inboxes/{id}/sync_templates', 'inbox.syncTemplates'),
	none('POST /api/v1/accounts/{a}/inboxes/{id}/reset_secret', SECRET),
	served('GET /api/v1/accounts/{a}/inbox_members/{id}', 'inbox.getMembers'),
	served('POST /api/v1/accounts/{a}/inbox_members', 'inbox.addMembers'),
	served('PATCH /api/v1/accounts/{a}/inbox_members', 'inbox.setMembers'),
	served('DELETE /api/v1/accounts/{a}/inbox_members', 'inbox.removeMembers'),
	served('GET /api/v1/accounts/{a}/assignable_agents', 'agent.getAssignable'),
];

/** Lists that have the five usual calls, with the operations that are missing for a reason. */
const fiveOf = (path: string, resource: string, noGet = ''): Endpoint[] => [
	served(`GET /api/v1/accounts/{a}/${path}`, `${resource}.getAll`, ...(resource === 'agent' ? ['agent.get'] : [])),
	served(`POST /api/v1/accounts/{a}/${path}`, `${resource}.create`),
	...(noGet ? [] : [served(`GET /api/v1/accounts/{a}/${path}/{id}`, `${resource}.get`)]),
	served(`PATCH /api/v1/accounts/{a}/${path}/{id}`, `${resource}.update`),
	served(`DELETE /api/v1/accounts/{a}/${path}/{id}`, `${resource}.delete`),
];
const NO_GET = 'Chatwoot has no such endpoint.';

const settings: Endpoint[] = [
	...fiveOf('agents', 'agent', NO_GET),
	...fiveOf('teams', 'team'),
	served('GET /api/v1/accounts/{a}/teams/{id}/team_members', 'team.getMembers'),
	served('POST /api/v1/accounts/{a}/teams/{id}/team_members', 'team.addMembers'),
	served('PATCH /api/v1/accounts/{a}/teams/{id}/team_members', 'team.setMembers'),
	served('DELETE /api/v1/accounts/{a}/teams/{id}/team_members', 'team.removeMembers'),
	...fiveOf('labels', 'label'),
	...fiveOf('canned_responses', 'cannedResponse', NO_GET),
	...fiveOf('custom_attribute_definitions', 'customAttribute'),
	...fiveOf('webhooks', 'webhook', NO_GET),
	...fiveOf('agent_bots', 'agentBot'),
	none('POST /api/v1/accounts/{a}/agent_bots/{id}/reset_secret', SECRET),
	...fiveOf('automation_rules', 'automationRule'),
	served('POST /api/v1/accounts/{a}/automation_rules/{id}/clone', 'automationRule.clone'),
	...fiveOf('macros', 'macro'),
	served('POST /api/v1/accounts/{a}/macros/{id}/execute', 'macro.execute'),
];

const reports: Endpoint[] = [
	served('GET /api/v2/accounts/{a}/reports', 'report.getTimeSeries'),
	served('GET /api/v2/accounts/{a}/reports/summary', 'report.getSummary'),
	served('GET /api/v2/accounts/{a}/reports/conversations', 'report.getConversationMetrics', 'report.getAgentMetrics'),
	served('GET /api/v2/accounts/{a}/summary_reports/agent', 'report.getByAgent'),
	served('GET /api/v2/accounts/{a}/summary_reports/inbox', 'report.getByInbox'),
	served('GET /api/v2/accounts/{a}/summary_reports/team', 'report.getByTeam'),
	served('GET /api/v2/accounts/{a}/summary_reports/label', 'report.getByLabel'),
	served('GET /api/v2/accounts/{a}/summary_reports/channel', 'report.getByChannel'),
	none('GET /api/v2/accounts/{a}/reports/first_response_time_distribution', 'A chart of the dashboard; report.getTimeSeries gives the averages.'),
	none('GET /api/v2/accounts/{a}/reports/inbox_label_matrix', 'A chart of the dashboard; report.getByInbox and report.getByLabel give its margins.'),
	none('GET /api/v2/accounts/{a}/reports/outgoing_messages_count', 'Counted by report.getSummary already, of an agent, team, inbox or label too.'),
	none('GET /api/v1/accounts/{a}/reporting_events', 'Raw rows behind the reports, Enterprise only; the report operations add them up.'),
	served('GET /api/v1/accounts/{a}/csat_survey_responses', 'csat.getAll'),
	served('GET /api/v1/accounts/{a}/csat_survey_responses/metrics', 'csat.getMetrics'),
];

const platform: Endpoint[] = [
	served('GET /platform/api/v1/accounts', 'platformAccount.getAll'),
	served('POST /platform/api/v1/accounts', 'platformAccount.create'),
	served('GET /platform/api/v1/accounts/{id}', 'platformAccount.get'),
	served('PATCH /platform/api/v1/accounts/{id}', 'platformAccount.update'),
	served('DELETE /platform/api/v1/accounts/{id}', 'platformAccount.delete'),
	served('GET /platform/api/v1/accounts/{id}/account_users', 'platformAccount.getMembers'),
	served('POST /platform/api/v1/accounts/{id}/account_users', 'platformAccount.addMember'),
	served('DELETE /platform/api/v1/accounts/{id}/account_users', 'platformAccount.removeMember'),
	served('POST /platform/api/v1/users', 'platformUser.create'),
	served('GET /platform/api/v1/users/{id}', 'platformUser.get'),
	served('PATCH /platform/api/v1/users/{id}', 'platformUser.update'),
	served('DELETE /platform/api/v1/users/{id}', 'platformUser.delete'),
	none('GET /platform/api/v1/users/{id}/login', SECRET),
	none('POST /platform/api/v1/users/{id}/token', SECRET),
	...['GET /platform/api/v1/agent_bots', 'POST /platform/api/v1/agent_bots', 'GET /platform/api/v1/agent_bots/{id}', 'PATCH /platform/api/v1/agent_bots/{id}', 'DELETE /platform/api/v1/agent_bots/{id}'].map(
		(call) => none(call, 'A bot for all accounts of a server is set up once; agentBot serves the bots of an account.'),
	),
];

const INBOX = '/public/api/v1/inboxes/{id}';
const CONVERSATION = `${INBOX}/contacts/{id}/conversations/{id}`;
const contactSide: Endpoint[] = [
	`GET ${INBOX}`,
	`POST ${INBOX}/contacts`,
	`GET ${INBOX}/contacts/{id}`,
	`PATCH ${INBOX}/contacts/{id}`,
	`GET ${INBOX}/contacts/{id}/conversations`,
	`POST ${INBOX}/contacts/{id}/conversations`,
	`GET ${CONVERSATION}`,
	`POST ${CONVERSATION}/toggle_status`,
	`POST ${CONVERSATION}/toggle_typing`,
	`POST ${CONVERSATION}/update_last_seen`,
	`GET ${CONVERSATION}/messages`,
	`POST ${CONVERSATION}/messages`,
	`PATCH ${CONVERSATION}/messages/{id}`,
	'GET /survey/responses/{id}',
].map((call) => none(call, CONTACT_SIDE));

export const endpoints: Endpoint[] = [
	...account,
	...contacts,
	...conversations,
	...inboxes,
	...settings,
	...reports,
	...platform,
	...contactSide,
];
