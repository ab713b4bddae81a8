import { graphErrors, refuse } from './graphErrors';
import { asList, asObject, asText, type Json } from './json';

/** A template as the Graph API lists it and Chatwoot stores it in `message_templates`. */
export type MessageTemplate = {
	name: string;
	language: string;
	status: string;
	parameter_format?: string;
	components: readonly TemplateComponent[];
};
export type TemplateComponent = {
	type: string;
	format?: string;
	text?: string;
	buttons?: readonly { type: string; text: string; url?: string }[];
};
export type RenderedTemplate = { text: string; buttons: string[]; mediaUrl?: string };

const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;
const MEDIA_FORMATS = ['IMAGE', 'VIDEO', 'DOCUMENT'];
const NOT_ALLOWED_IN_A_VALUE = /[\n\r\t]| {5,}/;

/**
 * What the phone shows for a template message, or a refusal with Meta's code: 132000 wrong number
 * of parameters, 132012 wrong kind of header, 132018 a value with a line break, 131008 a button
 * without its parameter.
 */
export function renderTemplate(template: MessageTemplate, sent: Json): RenderedTemplate {
	const components = asList(sent.components).map(asObject);
	const header = renderHeader(template, components);
	const body = renderText(template, 'BODY', components);
	const footer = partOf(template, 'FOOTER')?.text;
	return {
		text: [header.text, body, footer && `_${footer}_`].filter(Boolean).join('\n\n'),
		buttons: renderButtons(template, components),
		mediaUrl: header.mediaUrl,
	};
}

function renderHeader(template: MessageTemplate, components: Json[]) {
	const format = partOf(template, 'HEADER')?.format ?? 'TEXT';
	if (!MEDIA_FORMATS.includes(format)) {
		const text = renderText(template, 'HEADER', components);
		return { text: text && `*${text}*`, mediaUrl: undefined };
	}
	const [parameter] = parametersOf(components, 'header');
	const mediaUrl = asText(asObject(parameter?.[format.toLowerCase()]).link);
	const received = String(parameter?.type ?? 'UNKNOWN').toUpperCase();
	if (mediaUrl !== undefined && received === format) return { text: '', mediaUrl };
	const details = `header: Format mismatch, expected ${format}, received ${received}`;
	return refuse(graphErrors.parameterFormat(details));
}

function renderText(template: MessageTemplate, type: string, components: Json[]): string {
	const text = partOf(template, type)?.text ?? '';
	const part = type.toLowerCase();
	const names = [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
	const values = parametersOf(components, part).map((parameter) => ({
		name: asText(parameter.parameter_name),
		text: asText(parameter.text) ?? '',
	}));
	if (values.length !== names.length) {
		refuse(graphErrors.parameterCount(part, values.length, names.length));
	}
	if (values.some((value) => NOT_ALLOWED_IN_A_VALUE.test(value.text))) {
		refuse(graphErrors.parameterText(part));
	}
	const isNamed = template.parameter_format === 'NAMED';
	return text.replace(PLACEHOLDER, (_, name: string) => {
		const value = isNamed ? values.find((one) => one.name === name) : values[Number(name) - 1];
		return value?.text ?? refuse(graphErrors.parameterFormat(`${part}: ${name} is missing`));
	});
}

function renderButtons(template: MessageTemplate, components: Json[]): string[] {
	const buttons = partOf(template, 'BUTTONS')?.buttons ?? [];
	const sent = components.filter(({ type }) => type === 'button');
	return buttons.map((button, index) => {
		const isGiven = sent.some((one) => Number(one.index) === index && hasValue(one));
		if (button.url?.includes('{{') && !isGiven) {
			const details = `buttons: Button at index ${index} of type Url requires a parameter`;
			refuse(graphErrors.missingParameter(details));
		}
		return button.text;
	});
}

function hasValue(component: Json): boolean {
	return asList(component.parameters).some((parameter) => Boolean(asObject(parameter).text));
}

function partOf(template: MessageTemplate, type: string): TemplateComponent | undefined {
	return template.components.find((component) => component.type === type);
}

function parametersOf(components: Json[], type: string): Json[] {
	const component = components.find((one) => String(one.type).toLowerCase() === type);
	return asList(component?.parameters).map(asObject);
}
