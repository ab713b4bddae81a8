import type { Answer } from '../chatwoot/http/Answer';
import { asList, asObject, asText, type Json } from '../whatsapp/json';
import { googleError, invalidArgument } from './googleError';
import { MODELS } from './models';

const FIELDS = ['contents', 'systemInstruction', 'generationConfig', 'safetySettings', 'tools', 'toolConfig', 'cachedContent'];
const CONFIG_FIELDS = [
	...['maxOutputTokens', 'responseMimeType', 'responseSchema', 'responseJsonSchema', 'temperature', 'topP', 'topK'],
	...['thinkingConfig', 'stopSequences', 'seed', 'candidateCount'],
];
const MAX_BYTES = 20_000_000;

/** What the real server refuses of a `generateContent`; undefined when it would answer. */
export function checkRequest(model: string, body: Json, bytes: number): Answer | undefined {
	if (MODELS[model] === undefined) {
		return googleError(404, 'NOT_FOUND', `models/${model} is not found for API version v1beta, or is not supported for generateContent.`);
	}
	if (bytes > MAX_BYTES) return invalidArgument('Request payload size exceeds the limit: 20971520 bytes.');
	const config = asObject(body.generationConfig);
	const strange = unknownName(body, FIELDS, '') ?? unknownName(config, CONFIG_FIELDS, ' at \'generation_config\'');
	return strange ?? checkContents(asList(body.contents).map(asObject)) ?? checkThinking(model, asObject(config.thinkingConfig));
}

function unknownName(given: Json, known: string[], place: string): Answer | undefined {
	const name = Object.keys(given).find((key) => !known.includes(key));
	if (name === undefined) return undefined;
	return invalidArgument(`Invalid JSON payload received. Unknown name "${name}"${place}: Cannot find field.`);
}

function checkContents(contents: Json[]): Answer | undefined {
	if (contents.length === 0) return invalidArgument('* GenerateContentRequest.contents: contents is not specified\n');
	for (const [index, { role, parts }] of contents.entries()) {
		if (role !== 'user' && role !== 'model') return invalidArgument('Please use a valid role: user, model.');
		const given = asList(parts).map(asObject);
		if (given.length === 0 || given.some((part) => !part.text && !part.inlineData)) {
			return invalidArgument(`* GenerateContentRequest.contents[${index}].parts: contents.parts must not be empty.\n`);
		}
		const blank = given.map(({ inlineData }) => asObject(inlineData)).find(({ data, mimeType }) => (data !== undefined) !== Boolean(asText(mimeType)));
		if (blank) return invalidArgument('Unable to process input: inline data without a MIME type.');
	}
	if (contents.at(-1)?.role === 'model') return invalidArgument('Please ensure that the last turn is a user turn.');
	return undefined;
}

function checkThinking(model: string, { thinkingLevel, thinkingBudget }: Json): Answer | undefined {
	const levels = MODELS[model]?.levels ?? [];
	if (thinkingLevel !== undefined && thinkingBudget !== undefined) {
		return invalidArgument('You can only set only one of thinking budget and thinking level.');
	}
	if (thinkingLevel === undefined || levels.includes(String(thinkingLevel))) return undefined;
	return invalidArgument(`Thinking level ${String(thinkingLevel)} is not supported for this model. Please retry with other thinking level.`);
}
