import type { Conversation, Message } from '../simulator/chatwoot/model';
import { buyerOf } from '../simulator/shopify/people';
import type { Simulator } from '../simulator/startSimulator';
import type { Due, Heard } from './auditOnce';
import { codeOf, findCode } from './customerCodes';
import { HANDOFF_WORDS } from './deskSettings';
import type { Plan } from './planLoad';
import { phoneOf } from './sendLoad';

/** What was due and what was heard, of each kind, as the customers, agents and colleagues saw it. */
export type Outcome = Record<'orders' | 'answers' | 'nightReplies' | 'escalations' | 'slackEscalations' | 'leadNotes' | 'slackLeads', { due: Due[]; heard: Heard[] }> & {
	/** Ids of the customers' messages, by what they were about. */
	messageIds: Map<string, number[]>;
	/** Customers whom the assistant passed to a person, and told so. */
	handedOver: Set<string>;
};

const FIRST_ORDER_NAME = 1_001;

/** Reads the phones, the conversations and the Slack channel of the simulator. */
export function readOutcome(simulator: Simulator, plan: Plan, counterInboxId: number): Outcome {
	const conversations = [...(simulator.world.accounts.get(simulator.accountId)?.conversations.values() ?? [])];
	const inbox = (id: number) => conversations.filter((one) => one.inbox.id === id);
	const [night, counter] = [inbox(simulator.inboxes.api), inbox(counterInboxId)];
	const chats = simulator.chats.all().map(({ phone, messages }) => ({ phone, texts: messages.filter(({ from }) => from === 'shop').map(({ text }) => text) }));
	const said = chats.flatMap(({ phone, texts }) => texts.map((text) => ({ to: phone, text })));
	const slack = simulator.slack.messages.map((message) => JSON.stringify(message));
	// Whoever asks to buy is hot; questions that add up make others so, which Chatwoot then says.
	const hot = new Set([
		...plan.messages.filter(({ isHot }) => isHot).map(({ customer }) => codeOf(customer)),
		...night.filter(({ contact }) => contact.customAttributes.lead_stage === 'hot').map(ownerOf),
	]);
	const due = (keys: Iterable<string>, to: (key: string) => string) => [...new Set(keys)].map((key) => ({ key, to: to(key) }));
	const itself = (key: string) => key.split('/')[0] ?? '';
	const others = new Set(plan.others.map(({ n }) => orderName(n)));
	const phones = new Map(plan.messages.map(({ customer }) => [codeOf(customer), phoneOf(customer)]));
	return {
		orders: {
			due: plan.orders.filter(({ isForged }) => !isForged).map(({ n, buyer }) => ({ key: orderName(n), to: buyerOf(buyer).phone })),
			heard: said.flatMap(({ to, text }) => (/#\d{4,}/.exec(text) ?? []).slice(0, 1).map((key) => ({ key, to }))).filter(({ key }) => !others.has(key)),
		},
		answers: {
			due: due(keysAt(plan, 'ai'), (key) => phones.get(itself(key)) ?? ''),
			heard: said.filter(({ text }) => /consulta/.test(text)).map(({ to, text }) => ({ key: `${findCode(text)}/${/consulta (\w+)/.exec(text)?.[1]}`, to })),
		},
		nightReplies: {
			due: due(keysAt(plan, 'night'), itself),
			heard: ours(night).map(({ conversation, content }) => ({ key: `${findCode(content ?? '')}/${/Noche (\w+)/.exec(content ?? '')?.[1]}`, to: ownerOf(conversation) })),
		},
		escalations: {
			due: plan.stale.map(({ customer }) => ({ key: codeOf(customer), to: codeOf(customer) })),
			heard: notes(counter, /Nobody has answered/).map(({ conversation }) => ({ key: ownerOf(conversation), to: ownerOf(conversation) })),
		},
		slackEscalations: told(slack, plan.stale.map(({ customer }) => codeOf(customer))),
		leadNotes: {
			due: due(hot, itself),
			heard: notes(night, /Hot lead/).map(({ conversation }) => ({ key: ownerOf(conversation), to: ownerOf(conversation) })),
		},
		slackLeads: told(slack.filter((text) => text.includes('Hot lead')), [...hot]),
		messageIds: idsByKey(conversations, plan),
		handedOver: new Set(said.filter(({ text }) => text.startsWith(HANDOFF_WORDS)).flatMap(({ text }) => findCode(text) ?? [])),
	};
}

export function orderName(n: number): string {
	return `#${FIRST_ORDER_NAME + n}`;
}

function keysAt(plan: Plan, desk: 'ai' | 'night'): string[] {
	return plan.messages.filter((one) => one.desk === desk).map(({ key }) => key);
}

/** Public messages of this package. */
function ours(conversations: Conversation[]): Message[] {
	return conversations.flatMap(({ messages }) => messages).filter((message) => message.type === 'outgoing' && !message.private);
}

function notes(conversations: Conversation[], words: RegExp): Message[] {
	return conversations.flatMap(({ messages }) => messages).filter((message) => message.private && words.test(message.content ?? '') && message.contentAttributes.deleted !== true);
}

function ownerOf({ contact }: Conversation): string {
	return findCode(contact.name) ?? contact.name;
}

/** Slack is one place for all, so only that everybody is named, once. */
function told(texts: string[], codes: string[]): { due: Due[]; heard: Heard[] } {
	const known = new Set(codes);
	const named = texts.flatMap((text) => [...new Set(text.match(/Ana \w+/g))]).flatMap((name) => findCode(name) ?? []);
	return { due: codes.map((key) => ({ key, to: 'Slack' })), heard: named.filter((key) => known.has(key)).map((key) => ({ key, to: 'Slack' })) };
}

function idsByKey(conversations: Conversation[], plan: Plan): Map<string, number[]> {
	const keyOf = new Map(plan.messages.map(({ text, key }) => [text, key]));
	const ids = new Map<string, number[]>();
	for (const { type, content, id } of conversations.flatMap(({ messages }) => messages)) {
		const key = type === 'incoming' ? keyOf.get(content ?? '') : undefined;
		if (key) ids.set(key, [...(ids.get(key) ?? []), id]);
	}
	return ids;
}
