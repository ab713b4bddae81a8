/** Best places to cut, best first: between paragraphs, lines, sentences, words. */
const BREAKS = [/\n{2,}/g, /\n/g, /(?<=[.!?…])\s+/g, /\s+/g];

/**
 * Cuts a text into pieces of at most `maxCharacters`, at the best place each piece has.
 * A word longer than a piece is cut in the middle, never inside a surrogate pair.
 */
export function splitText(text: string, maxCharacters: number): string[] {
	const pieces: string[] = [];
	let rest = text.trim();
	while (rest.length > maxCharacters) {
		const cut = bestCut(rest, maxCharacters);
		pieces.push(rest.slice(0, cut).trimEnd());
		rest = rest.slice(cut).trimStart();
	}
	if (rest !== '') pieces.push(rest);
	return pieces;
}

function bestCut(text: string, maxCharacters: number): number {
	const window = text.slice(0, maxCharacters + 1);
	for (const pattern of BREAKS) {
		const cuts = [...window.matchAll(pattern)].map(({ index }) => index).filter((index) => index > 0);
		const last = cuts.at(-1);
		// A cut near the start would leave a crumb; the next kind of break may lie further on.
		if (last !== undefined && last >= maxCharacters / 3 && last <= maxCharacters) return last;
	}
	const code = text.charCodeAt(maxCharacters - 1);
	const splitsPair = code >= 0xd800 && code <= 0xdbff;
	return splitsPair ? maxCharacters - 1 : maxCharacters;
}
