import { asText, type Json } from '../whatsapp/json';

/** Which live id stands for which recorded one: the same id must stay the same id. */
export type Identities = {
	/** The complaint when `live` cannot be the record that was recorded as `recorded`. */
	check(kind: string, recorded: number, live: number): string | undefined;
	/** Remembers pairs that were new, once everything else agreed. */
	learn(pairs: ReadonlyArray<readonly [kind: string, recorded: number, live: number]>): void;
};

export function createIdentities(): Identities {
	const liveOf = new Map<string, number>();
	const recordedOf = new Map<string, number>();
	return {
		check: (kind, recorded, live) => {
			const known = liveOf.get(`${kind} ${recorded}`);
			const taken = recordedOf.get(`${kind} ${live}`);
			if (known === undefined && taken === undefined) return undefined;
			if (known === live) return undefined;
			return `${kind} ${live} is not the one recorded as ${recorded} (${String(known ?? `taken by ${String(taken)}`)})`;
		},
		learn: (pairs) => {
			for (const [kind, recorded, live] of pairs) {
				liveOf.set(`${kind} ${recorded}`, live);
				recordedOf.set(`${kind} ${live}`, recorded);
			}
		},
	};
}

const KINDS: Record<string, string> = {
	conversation_id: 'conversation',
	contact_id: 'contact',
	inbox_id: 'inbox',
	account_id: 'account',
	team_id: 'team',
	message_id: 'message',
	assignee_id: 'user',
	contact_inbox_id: 'contact_inbox',
	in_reply_to: 'message',
	assignee_agent_bot_id: 'bot',
};
const SENDERS: Record<string, string> = { Contact: 'contact', User: 'user', AgentBot: 'bot' };

/** What kind of record a number under `key` in `owner` identifies, if any. */
export function kindOf(key: string, owner: Json, parentKey: string): string | undefined {
	if (key === 'sender_id') return SENDERS[asText(owner.sender_type) ?? ''];
	if (key !== 'id') return KINDS[key];
	const has = (...names: string[]) => names.every((name) => name in owner);
	if (has('message_type', 'content')) return 'message';
	if (has('can_reply') || has('contact_last_seen_at')) return 'conversation';
	if (has('subscriptions')) return 'webhook';
	if (has('hmac_verified', 'source_id')) return 'contact_inbox';
	if (has('phone_number', 'identifier')) return 'contact';
	if (has('channel_type')) return 'inbox';
	if (owner.type === 'agent_bot' || has('bot_type')) return 'bot';
	if (owner.type === 'user' || has('available_name')) return 'user';
	if (has('allow_auto_assign')) return 'team';
	return parentKey === 'account' || parentKey === 'inbox' ? parentKey : undefined;
}
