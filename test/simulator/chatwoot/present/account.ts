import type { Json } from '../../whatsapp/json';
import { unixSeconds } from '../clock';
import type { Account } from '../model';

const FEATURES = [
	'inbound_emails',
	'channel_email',
	'channel_facebook',
	'help_center',
	'agent_bots',
	'macros',
	'agent_management',
	'team_management',
	'inbox_management',
	'labels',
	'custom_attributes',
	'automations',
	'canned_responses',
	'integrations',
	'voice_recorder',
	'channel_website',
	'campaigns',
	'reports',
	'crm',
	'auto_resolve_conversations',
	'chatwoot_v4',
	'contact_chatwoot_support_team',
	'channel_instagram',
	'assignment_v2',
	'channel_tiktok',
	'captain_tasks',
];

/** An account as its members see it. */
export function presentAccount(account: Account): Json {
	const key = String(unixSeconds(account.createdAt));
	return {
		settings: {},
		created_at: account.createdAt,
		domain: null,
		features: features(),
		id: account.id,
		locale: 'en',
		name: account.name,
		support_email: null,
		status: 'active',
		cache_keys: { label: key, inbox: key, team: key },
		latest_chatwoot_version: null,
	};
}

/** An account as a platform app sees it. */
export function presentPlatformAccount({ id, name }: Account): Json {
	return {
		id,
		name,
		locale: 'en',
		domain: null,
		support_email: null,
		features: features(),
		custom_attributes: {},
		limits: {},
		status: 'active',
	};
}

function features(): Json {
	return Object.fromEntries(FEATURES.map((feature) => [feature, true]));
}
