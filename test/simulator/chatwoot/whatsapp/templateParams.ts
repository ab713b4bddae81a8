import { asList, asObject, asText, type Json } from '../../whatsapp/json';
import type { MessageTemplate } from '../../whatsapp/template';

const SECTIONS = ['body', 'header', 'footer', 'buttons'];
const MAX_VALUE_LENGTH = 1_000;

/** Flat parameters become `{ body }`, marked as `legacy`, as Chatwoot stores them when it sends. */
export function toComponentForm(templateParams: Json): Json {
	const params = asObject(templateParams.processed_params);
	const keys = Object.keys(params);
	if (keys.length === 0 || keys.some((key) => SECTIONS.includes(key))) return templateParams;
	return { ...templateParams, processed_params: { body: params }, format_version: 'legacy' };
}

/** The template with that name and language which WhatsApp approved. */
export function findApproved(
	templates: readonly MessageTemplate[],
	{ name, language }: Json,
): MessageTemplate | undefined {
	const wanted = (asText(language) ?? 'en').toLowerCase();
	return templates.find(
		(template) =>
			template.name === name &&
			template.language.toLowerCase() === wanted &&
			template.status.toLowerCase() === 'approved',
	);
}

/** `components` of the Graph request; without an approved template Chatwoot sends none. */
export function buildComponents(
	template: MessageTemplate | undefined,
	processedParams: Json,
): Json[] {
	if (template === undefined) return [];
	const components: Json[] = [];
	const header = headerParameters(asObject(processedParams.header));
	if (header.length > 0) components.push({ type: 'header', parameters: header });
	const body = bodyParameters(template, asObject(processedParams.body));
	if (body.length > 0) components.push({ type: 'body', parameters: body });
	asList(processedParams.buttons).forEach((button, index) => {
		const parameters = buttonParameters(asObject(button));
		if (parameters) components.push({ type: 'button', ...parameters, index });
	});
	return components;
}

/** Positional values go in jsonb's order of keys: shorter ones first; blank ones are left out. */
function bodyParameters(template: MessageTemplate, values: Json): Json[] {
	const isNamed = template.parameter_format?.toUpperCase() === 'NAMED';
	return storageOrder(values)
		.filter(([, value]) => !isBlank(value))
		.map(([key, value]) => ({
			type: 'text',
			...(isNamed ? { parameter_name: key } : {}),
			text: clean(value),
		}));
}

function headerParameters(header: Json): Json[] {
	const url = asText(header.media_url);
	if (url) {
		const type = asText(header.media_type)?.toLowerCase() ?? 'image';
		const name = asText(header.media_name);
		const media = { link: url, ...(type === 'document' && name ? { filename: name } : {}) };
		return [{ type, [type]: media }];
	}
	return storageOrder(header)
		.filter(([key, value]) => !key.startsWith('media_') && !isBlank(value))
		.map(([, value]) => ({ type: 'text', text: clean(value) }));
}

function buttonParameters({ type, parameter }: Json): Json | undefined {
	if (isBlank(parameter)) return undefined;
	if (type === 'copy_code') {
		return {
			sub_type: 'copy_code',
			parameters: [{ type: 'coupon_code', coupon_code: clean(parameter) }],
		};
	}
	return { sub_type: type ?? 'url', parameters: [{ type: 'text', text: clean(parameter) }] };
}

function storageOrder(values: Json): Array<[string, unknown]> {
	return Object.entries(values).sort(([one], [other]) => {
		const byLength = Buffer.byteLength(one) - Buffer.byteLength(other);
		return byLength || Buffer.compare(Buffer.from(one), Buffer.from(other));
	});
}

function isBlank(value: unknown): boolean {
	return value === null || value === undefined || String(value).trim() === '';
}

function clean(value: unknown): string {
	return String(value)
		.replace(/[<>"']/g, '')
		.slice(0, MAX_VALUE_LENGTH);
}
