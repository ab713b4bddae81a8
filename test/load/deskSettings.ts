import { POST_PATH } from '../e2e/openAccountSync';
import { WEBHOOK_PATH } from '../e2e/openShop';
import { RETRY_DELAYS_MS } from '../simulator/shopify/sender';
import type { Simulator } from '../simulator/startSimulator';

/** What one workflow's note asks for, by node. */
export type Changes = Record<string, { parameters?: object; options?: object; waitBetweenTries?: number; disabled?: boolean }>;

export const QUIET_SECONDS = 2;
const SWEEP_EVERY_SECONDS = 20;
const SWEEP_OLDER_MINUTES = 1;
/** By then a sweep has found what is old enough, and it has been answered. */
export const SWEPT_MS = 60_000 * SWEEP_OLDER_MINUTES + 2_000 * SWEEP_EVERY_SECONDS;
/** Longer than a living run holds a claim here. */
export const CLAIM_IS_OLD_SECONDS = 120;
const DAY = '2026-11-24T12:00:00';
/** The clock of the night desk goes by what the customer writes, so that a night takes no night. */
const NIGHT = "={{ { uno: '2026-11-23T22:00:00', dos: '2026-11-24T22:00:00' }[$json.content.split(/[ :]/)[1]] }}";
const NIGHT_REPLY = '=¡Hola {{ $json.contact.name }}! Noche {{ $json.content.split(/[ :]/)[1] }}: estamos cerrados. Te respondemos **{{ $json.businessHours.nextOpeningText }}**.';
const HANDOFF = "={{ 'Te paso con una persona de nuestro equipo, ' + $json.contact.name + '.' }}";
export const HANDOFF_WORDS = 'Te paso con una persona';
/** Shopify's eight times in four hours, ten times faster. */
export const ORDER_RETRIES = { timeoutMs: 5_000, retryDelaysMs: RETRY_DELAYS_MS.map((delayMs) => delayMs / 10) };
const REMIND_EVERY_SECONDS = 15;
const LIST_ACCOUNTS_EVERY_SECONDS = 30;
/** Runs of one process take turns, so not faster than they are when Chatwoot is slow. */
const ESCALATE_EVERY_SECONDS = 15;

/** Where Shopify and Chatwoot's installation post to, below `/webhook/`; the others' paths are made up by n8n. */
export const PATHS: Record<string, string> = { 'shopify-order-notifications': WEBHOOK_PATH, 'many-tenants': 'shopify-tenants', 'account-created-sync': POST_PATH };

const ALL_WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => ({ day, opens: '00:00', closes: '24:00' }));

/** What the notes in the workflows ask for; each listens to an inbox of its own, so that nobody is answered by two. */
export function changesFor(simulator: Simulator, counterInboxId: number): Record<string, Changes> {
	const { url, inboxes, slack, agents } = simulator;
	const every = (seconds: number) => ({ parameters: { rule: { interval: [{ field: 'seconds', secondsInterval: seconds }] } } });
	const list = (value: number) => ({ __rl: true, mode: 'list', value });
	const only = (inboxId: number) => ({ 'Chatwoot Trigger': { parameters: { filters: { inboxIds: String(inboxId) } } } });
	const tellSlack = { parameters: { url: url + slack.path }, waitBetweenTries: 1_000 };
	return {
		'shopify-order-notifications': {
			'Shopify Order Mapper': { parameters: { verifySignature: true } },
			Chatwoot: { parameters: { inboxId: list(inboxes.whatsapp) } },
		},
		'gemini-ai-reply': {
			...only(inboxes.whatsapp),
			'Gemini Reply': { options: { quietSeconds: QUIET_SECONDS, handoffMessage: HANDOFF } },
		},
		'front-desk': {
			...only(inboxes.whatsapp),
			'Every two minutes': every(SWEEP_EVERY_SECONDS),
			'Missed messages': { parameters: { olderThanMinutes: SWEEP_OLDER_MINUTES, limit: 200, filters: { handledAttribute: 'handled_message_id', inboxId: list(inboxes.whatsapp) } } },
			'Business Hours Gate': { parameters: { timezone: 'America/Santiago', at: DAY } },
			'Gemini Reply': { options: { quietSeconds: QUIET_SECONDS, handoffMessage: HANDOFF } },
		},
		'after-hours-auto-reply': {
			...only(inboxes.api),
			'Business Hours Gate': { parameters: { timezone: 'America/Santiago', at: NIGHT } },
			Reply: { parameters: { content: NIGHT_REPLY } },
		},
		'lead-scoring-to-supabase': {
			...only(inboxes.api),
			Supabase: { parameters: { url: `${url}/rest/v1/leads?on_conflict=account_id,contact_id` } },
			Slack: tellSlack,
		},
		'stale-conversation-escalation': {
			'Every five minutes': every(ESCALATE_EVERY_SECONDS),
			Escalator: {
				parameters: {
					tiers: { tier: [{ afterMinutes: 10, assignTo: 'agent', agentId: list(agents.agent2), note: 'Nobody has answered yet' }] },
					filters: { inboxIds: String(counterInboxId) },
				},
			},
			Slack: tellSlack,
		},
		'many-tenants': {},
		'account-created-sync': { 'Every night': { ...every(LIST_ACCOUNTS_EVERY_SECONDS), disabled: false }, 'Accounts in Chatwoot': { disabled: false } },
		'contact-matcher': only(inboxes.whatsapp),
		'appointment-reminders': {
			...only(inboxes.whatsapp),
			'Every five minutes': every(REMIND_EVERY_SECONDS),
			'Business Hours Gate': { parameters: { hours: { days: ALL_WEEK } } },
			Remind: { parameters: { inboxId: list(inboxes.whatsapp) } },
		},
	};
}
