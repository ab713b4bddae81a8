/** Any JSON value as text: lists with commas, objects as JSON. Never throws, as `String` does for `{ "toString": 1 }`. */
export function printed(value: unknown): string {
	if (typeof value !== 'object' || value === null) return String(value);
	if (Array.isArray(value)) return value.map(printed).join(',');
	return printedByItself(value) ?? JSON.stringify(value);
}

/** Dates and n8n's moments have a text of their own; undefined for what JavaScript prints as "[object Object]". */
export function printedByItself(value: object): string | undefined {
	const text = typeof value.toString === 'function' ? String(value) : '[object';
	return text.startsWith('[object') ? undefined : text;
}
