/** A base URL as a credential holds it, without the blanks and slashes that people copy along with it. */
export function bareUrl(value: unknown): string {
	return String(value ?? '').trim().replace(/(?<!\/)\/+$/, '');
}
