/** Values that `{{names}}` in a transcript stand for, and what the steps so far answered. */
export type Scope = { values: Record<string, unknown>; now: () => Date };

const ROOTS = [
	'account',
	'account2',
	'account3',
	'user',
	'bot',
	'inbox',
	'team',
	'label',
	'token',
	'wa_phone',
	'webhook',
	'base',
	'hook',
	'i',
	'run',
	'fill',
];
const NOW = /^now(_iso|_ms|_str)?([+-]\d+)?$/;
const PLACEHOLDER = /\{\{([A-Za-z_][\w$.+-]*)\}\}/g;

/** Fills the placeholders of a request; a text that is one placeholder becomes its value. */
export function fill(node: unknown, scope: Scope): unknown {
	if (typeof node === 'string') return fillText(node, scope);
	if (Array.isArray(node)) return node.map((inner) => fill(inner, scope));
	if (typeof node !== 'object' || node === null) return node;
	return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, fill(inner, scope)]));
}

function fillText(text: string, scope: Scope): unknown {
	const [, only] = /^\{\{([A-Za-z_][\w$.+-]*)\}\}$/.exec(text) ?? [];
	if (only !== undefined && isKnown(only)) return lookUp(only, scope);
	// Liquid in a message looks the same, so unknown names stay as they are.
	return text.replace(PLACEHOLDER, (all, name: string) =>
		isKnown(name) ? String(lookUp(name, scope)) : all,
	);
}

function isKnown(name: string): boolean {
	const [root = ''] = name.split('.');
	return ROOTS.includes(root) || /^step\d+$/.test(root) || NOW.test(name);
}

function lookUp(name: string, { values, now }: Scope): unknown {
	const time = NOW.exec(name);
	if (time !== null) return formatTime(now().getTime() + Number(time[2] ?? 0) * 1_000, time[1]);
	if (name.startsWith('fill.')) return 'z'.repeat(Number(name.slice('fill.'.length)));
	const value = valueAt(values, name);
	if (value === undefined) throw new Error(`Nothing stands for {{${name}}}`);
	return value;
}

function formatTime(ms: number, form: string | undefined): unknown {
	const seconds = Math.floor(ms / 1_000);
	if (form === '_iso') return new Date(ms).toISOString();
	if (form === '_ms') return ms;
	return form === '_str' ? String(seconds) : seconds;
}

/** What `a.b.0` leads to in nested objects and arrays. */
export function valueAt(node: unknown, path: string): unknown {
	let value: unknown = node;
	for (const segment of path.split('.')) {
		if (typeof value !== 'object' || value === null) return undefined;
		value = (value as Record<string, unknown>)[segment];
	}
	return value;
}
