const SYLLABLES = ['ba', 'ce', 'di', 'fo', 'gu', 'la', 'me', 'ni', 'po', 'ru', 'sa', 'te', 'vi', 'zo', 'mu', 'na', 're', 'li', 'do', 'tu'];
const CODE = new RegExp(`\\b(?:${SYLLABLES.join('|')}){3}\\b`, 'i');

/** A made-up name for each number below 8000, which a text can carry and be known by. */
export function codeOf(number: number): string {
	const size = SYLLABLES.length;
	const digits = [Math.floor(number / size ** 2) % size, Math.floor(number / size) % size, number % size];
	const word = digits.map((digit) => SYLLABLES[digit] ?? '').join('');
	return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The last made-up name in a text. */
export function findCode(text: string): string | undefined {
	const found = text.match(new RegExp(CODE, 'gi'))?.at(-1);
	return found && found.charAt(0).toUpperCase() + found.slice(1).toLowerCase();
}
