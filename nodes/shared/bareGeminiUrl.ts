import { bareUrl } from './bareUrl';

/** The address of the Gemini API as its credential holds it, without what people copy along with it. */
export function bareGeminiUrl(value: unknown): string {
	return bareUrl(value).replace(/\/v1(?:beta)?$/, '');
}
