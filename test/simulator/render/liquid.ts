import { Liquid } from 'liquidjs';

type Fields = Readonly<Record<string, unknown>>;
/** Chatwoot's records as its API shows them; this file chooses what a template may see of them. */
export type LiquidDrops = {
	contact: Fields;
	agent: Fields;
	inbox: Fields;
	conversation: Fields;
	account: Fields;
};

const liquid = new Liquid({ templates: {}, memoryLimit: 1_000_000, renderLimit: 1_000 });
/** A variable that ends with one brace is a syntax error to Chatwoot's Liquid. */
const HALF_CLOSED = /\{\{[^}]*\}(?!\})/;
const VARIABLE = /\{\{-?([^}]*?)-?\}\}/g;
const QUOTED_OR_NUMBER = /^(?:'[^']*'|"[^"]*"|-?\d+(?:\.\d+)?)$/;

/**
 * Expands an outgoing message's Liquid as Chatwoot 4.15.1 does before it saves it: an unknown
 * variable is empty, text in backticks is left alone, a syntax error leaves the whole text alone.
 */
export function renderLiquid(content: string, drops: LiquidDrops): string {
	const guarded = content.replace(/`(.*?)`/gs, '{% raw %}`$1`{% endraw %}');
	if (HALF_CLOSED.test(withoutRaw(guarded))) return content;
	try {
		return String(liquid.parseAndRenderSync(relax(guarded), scopeOf(drops)));
	} catch {
		return content;
	}
}

/** Ruby's Liquid reads leniently: of `{{ $json.x y | upcase }}` it takes `json.x | upcase`. */
function relax(template: string): string {
	const parts = template.split(/(\{% raw %\}.*?\{% endraw %\})/s);
	return parts.map((part, index) => (index % 2 === 1 ? part : relaxVariables(part))).join('');
}

function relaxVariables(text: string): string {
	return text.replace(VARIABLE, (_, markup: string) => {
		const [expression = '', ...filters] = markup.split('|');
		const [head = ''] = expression.match(/'[^']*'|"[^"]*"|[^\s,'"]\S*/) ?? [];
		if (QUOTED_OR_NUMBER.test(head)) return `{{ ${[head, ...filters].join('|')} }}`;
		const path = head.match(/\[[^[\]]+\]|[\w-]+\??/g) ?? [];
		if (path.length === 0) return '';
		const lookup = path.join('.').replaceAll('.[', '[');
		return `{{ ${[lookup, ...filters].join('|')} }}`;
	});
}

function withoutRaw(template: string): string {
	return template.replace(/\{% raw %\}.*?\{% endraw %\}/gs, '');
}

function scopeOf({ contact, agent, inbox, conversation, account }: LiquidDrops) {
	return {
		contact: {
			...person(contact),
			phone_number: contact.phone_number,
			custom_attribute: attributesOf(contact),
		},
		agent: { ...person(agent), available_name: agent.available_name ?? agent.name },
		inbox: { id: inbox.id, name: inbox.name },
		conversation: {
			display_id: conversation.display_id ?? conversation.id,
			contact_name: capitalize(textOf(contact.name)),
			custom_attribute: attributesOf(conversation),
		},
		account: { id: account.id, name: account.name },
	};
}

/** Names come out capitalized: `ana maría` is `Ana María`. A single name has no last name. */
function person({ id, name, email }: Fields) {
	const words = textOf(name).split(/\s+/).filter(Boolean).map(capitalize);
	return {
		id,
		email,
		name: words.join(' '),
		first_name: words[0],
		last_name: words.length > 1 ? words.at(-1) : undefined,
	};
}

function attributesOf({ custom_attributes, custom_attribute }: Fields): unknown {
	return custom_attributes ?? custom_attribute ?? {};
}

function capitalize(word: string): string {
	return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
