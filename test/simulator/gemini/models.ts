/** The models that the stand-in lists, with the thinking levels each takes; none: it thinks in budgets or not at all. */
export const MODELS: Record<string, { levels: readonly string[]; methods?: readonly string[] }> = {
	'gemini-3.8-flash': { levels: ['LOW', 'MEDIUM', 'HIGH'] },
	'gemini-3.7-flash': { levels: ['LOW', 'MEDIUM', 'HIGH'] },
	'gemini-3.6-flash': { levels: ['MINIMAL', 'LOW', 'MEDIUM', 'HIGH'] },
	'gemini-3.5-flash-lite': { levels: ['MINIMAL', 'LOW', 'MEDIUM', 'HIGH'] },
	'gemini-3.1-pro': { levels: ['LOW', 'MEDIUM', 'HIGH'] },
	'gemini-2.5-flash': { levels: [] },
	'gemini-embedding-001': { levels: [], methods: ['embedContent'] },
};

/** As `GET /v1beta/models` lists one. */
export function presentModel(name: string): object {
	return {
		name: `models/${name}`,
		version: '001',
		displayName: name,
		inputTokenLimit: 1_048_576,
		outputTokenLimit: 65_536,
		supportedGenerationMethods: MODELS[name]?.methods ?? ['generateContent', 'countTokens'],
	};
}
