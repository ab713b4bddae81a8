import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../whatsapp/json';

/** A golden transcript of a real Chatwoot 4.15.1: requests, answers, and the webhooks they caused. */
export type Transcript = {
	name: string;
	description: string;
	/** Keys, or ends of paths, whose values differ from run to run. */
	volatile: string[];
	flaky_in_webhooks?: string[];
	seed: Seed;
	steps: Step[];
};
export type RecordedRequest = {
	method: string;
	path: string;
	query?: Record<string, unknown>;
	headers?: Record<string, string>;
	body?: unknown;
};
export type RecordedResponse = {
	status: number;
	contentType: string | null;
	body: unknown;
	headers?: Record<string, string | null>;
	/** Which keys of the body were kept, by path. */
	projected?: Record<string, string[]>;
} & Looseness;
/** How a body is compared: what must be exact, may differ, may come in any order. */
export type Looseness = {
	exact?: string[];
	ignore?: string[];
	unordered?: string[];
	flaky?: string[];
};
export type RecordedWebhook = { to: string; headers: { present: string[] }; body: Json };
export type Relation = { path: string; op: '=' | '>' | '<'; to: string };
export type Step = {
	as: string;
	note?: string;
	request?: RecordedRequest;
	response?: RecordedResponse;
	parallel?: RecordedRequest[];
	responses?: RecordedResponse[];
	alternatives?: RecordedResponse[][];
	repeat?: { from?: number; to?: number; values?: number[] };
	statuses?: Record<string, number>;
	relations?: Relation[];
	webhooks?: RecordedWebhook[];
	webhook_compare?: Looseness;
	provider_requests?: Array<{ path: string; body: unknown }>;
	wait_before_ms?: number;
	align_minute?: boolean;
};
type SpecInbox = {
	key: string;
	type: string;
	name: string;
	phone?: string;
	phone_number_id?: string;
	business_account_id?: string;
	members: string[];
	bot?: boolean;
};
type SpecTeam = {
	key: string;
	name: string;
	description?: string;
	attrs?: { allow_auto_assign?: boolean };
	members: string[];
};
export type Seed = {
	recorded_ids: Record<string, number | Record<string, number>>;
	inboxes: Array<{ key: string; message_templates?: unknown[] }>;
	webhooks?: Array<{ key: string; name: string; url: string; subscriptions: string[] }>;
	second_account?: { name: string; admin_role: string; inbox: { key: string; name: string } };
	outsider?: { name: string; email: string };
	platform?: string;
	installation_hook?: string;
	spec: {
		account_name: string;
		users: Array<{ key: string; name: string; email: string; role: string }>;
		bot: { name: string; description: string; outgoing_url: string };
		inboxes: SpecInbox[];
		teams: SpecTeam[];
		labels: Array<{ title: string; description?: string; color?: string }>;
		cads: Json[];
	};
};

export function loadTranscripts(folder: string): Transcript[] {
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Transcript);
}
