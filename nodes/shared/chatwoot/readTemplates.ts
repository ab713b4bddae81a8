import { isRecord } from './errors';
import type { JsonRecord } from './types';

export type TemplateButton = { type: string; text: string; hasParameter: boolean };

/** A WhatsApp template as Chatwoot holds it in its inbox. */
export type Template = {
	name: string;
	language: string;
	category: string;
	status: string;
	body: string;
	/** Names of the parameters in the order of the body: `["1", "2"]`, or words for NAMED templates. */
	parameters: string[];
	named: boolean;
	/** IMAGE, VIDEO, DOCUMENT, TEXT or empty. */
	headerFormat: string;
	buttons: TemplateButton[];
};

/** A parameter in the text of a template, its name or number in the first group. */
export const PLACEHOLDER = /\{\{\s*([^{}\s]+)\s*\}\}/g;

/** All templates of an inbox record, approved or not; none for inboxes without WhatsApp. */
export function readTemplates(inbox: JsonRecord): Template[] {
	const list = Array.isArray(inbox.message_templates) ? inbox.message_templates : [];
	return list.filter(isRecord).map(readTemplate);
}

export function isApproved({ status }: Template): boolean {
	return status.toLowerCase() === 'approved';
}

function readTemplate(record: JsonRecord): Template {
	const components = (Array.isArray(record.components) ? record.components : []).filter(isRecord);
	const component = (type: string) => components.find((one) => String(one.type).toUpperCase() === type);
	const body = String(component('BODY')?.text ?? '');
	const buttons = component('BUTTONS')?.buttons;
	return {
		name: String(record.name ?? ''),
		language: String(record.language ?? ''),
		category: String(record.category ?? ''),
		status: String(record.status ?? ''),
		body,
		parameters: [...new Set([...body.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))],
		named: String(record.parameter_format).toUpperCase() === 'NAMED',
		headerFormat: String(component('HEADER')?.format ?? '').toUpperCase(),
		buttons: (Array.isArray(buttons) ? buttons : []).filter(isRecord).map(readButton),
	};
}

function readButton(record: JsonRecord): TemplateButton {
	const type = String(record.type ?? '').toUpperCase();
	const variableUrl = type === 'URL' && String(record.url ?? '').includes('{{');
	return { type, text: String(record.text ?? ''), hasParameter: variableUrl || type === 'COPY_CODE' };
}
