/** A text as data, taken apart: what stands, what is filled in, and what may be left out. */
type Part = { text: string } | { name: string } | { optional: Part[] };

export type Values = Record<string, string | undefined>;

// The texts are ours and few, so that each is taken apart once.
const known = new Map<string, Part[]>();

/** `{name}` becomes its value; a part in square brackets goes when a name in it has none. */
export function fillText(text: string, values: Values): string {
	let parts = known.get(text);
	if (!parts) {
		parts = takeApart(text);
		known.set(text, parts);
	}
	return join(parts, values);
}

function takeApart(text: string): Part[] {
	return text
		.split(/(\[[^[\]]*\]|\{\w+\})/)
		.filter((piece) => piece !== '')
		.map((piece) => {
			if (piece.startsWith('[')) return { optional: takeApart(piece.slice(1, -1)) };
			return piece.startsWith('{') ? { name: piece.slice(1, -1) } : { text: piece };
		});
}

function join(parts: Part[], values: Values): string {
	let filled = '';
	for (const part of parts) {
		if ('text' in part) filled += part.text;
		else if ('name' in part) filled += values[part.name] ?? '';
		else if (part.optional.every((inner) => !('name' in inner) || values[inner.name])) {
			filled += join(part.optional, values);
		}
	}
	return filled;
}
