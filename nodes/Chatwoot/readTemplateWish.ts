import { isRecord } from '../shared/chatwoot/errors';
import type { JsonRecord } from '../shared/chatwoot/types';
import { listOf, textOf } from './operation';

export type TemplateWish = {
	name: string;
	language?: string;
	category?: string;
	bodyParams: Array<{ name?: string; value: string }>;
	/** True where more values are offered than a template may need. */
	takeWhatFits?: boolean;
	headerMediaUrl?: string;
	buttonParams: string[];
};

/**
 * Reads the Template field of an operation.
 *
 * @param legible what customer text goes through before it is filled in
 * @returns undefined when no template is chosen
 */
export function readTemplateWish(
	collection: JsonRecord,
	legible: (text: string) => string,
): TemplateWish | undefined {
	// The picker stores "name|language"; typed by hand it is the name alone.
	const [name = '', pickedLanguage] = textOf(collection.name).split('|');
	if (name === '') return undefined;
	return {
		name,
		language: textOf(collection.language) || pickedLanguage || undefined,
		category: textOf(collection.category) || undefined,
		bodyParams: readBodyParams(collection.bodyParams, legible),
		...(collection.takeWhatFits === true ? { takeWhatFits: true } : {}),
		headerMediaUrl: textOf(collection.headerMediaUrl) || undefined,
		buttonParams: listOf(collection.buttonParams).map(legible),
	};
}

/** Rows as the panel stores them (`{ param: [{ name, value }] }`), or a list from an expression. */
function readBodyParams(value: unknown, legible: (text: string) => string): TemplateWish['bodyParams'] {
	const rows = isRecord(value) ? value.param : value;
	if (!Array.isArray(rows)) return [];
	return rows.map((row: unknown) => {
		const { name, value: text } = isRecord(row) ? row : { name: undefined, value: row };
		return { name: textOf(name) || undefined, value: legible(textOf(text)) };
	});
}
