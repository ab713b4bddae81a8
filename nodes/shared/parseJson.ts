/** Parses JSON; undefined for what is none, which JSON itself can never be. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
