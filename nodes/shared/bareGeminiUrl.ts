/** The address of the Gemini API as its credential holds it, without what people copy along with it. */
export function bareGeminiUrl(value: unknown): string {
	return String(value ?? '').trim().replace(/\/+$/, '').replace(/\/v1(?:beta)?$/, '');
}
