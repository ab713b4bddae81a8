import { templateValue } from '../text';
import type { Template } from './readTemplates';
import { isApproved, PLACEHOLDER } from './readTemplates';
import type { JsonRecord } from './types';

export type TemplateParam = { name?: string; value: string };

export type WantedTemplate = {
	name: string;
	language?: string;
	category?: string;
	bodyParams: TemplateParam[];
	/** True where more values are offered than the template may need; the first ones are taken, or those named. */
	takeWhatFits?: boolean;
	headerMediaUrl?: string;
	/** One per button with a variable part, in their order. */
	buttonParams: string[];
};

export type CheckedTemplate =
	| { ok: true; template: Template; templateParams: JsonRecord }
	| { ok: false; what: string; advice: string };

const MEDIA_HEADERS = new Set(['IMAGE', 'VIDEO', 'DOCUMENT']);
const MAX_LISTED = 8;

/** The body as the customer will read it, for the agents and the picker. */
export function previewTemplate(template: Template, params: TemplateParam[]): string {
	return template.body.replace(PLACEHOLDER, (placeholder, name: string) => {
		const param = paramFor(template, params, name);
		return param ? templateValue(param.value) : placeholder;
	});
}

/** NAMED parameters by their name, in any order; positional ones by their place. */
function paramFor(template: Template, params: TemplateParam[], name: string): TemplateParam | undefined {
	const byName = params.find((param) => param.name === name);
	if (byName || (template.named && params.some((param) => param.name))) return byName;
	return params[template.parameters.indexOf(name)];
}

/**
 * Checks what Chatwoot does not: that the template exists, is approved and gets just what it needs.
 *
 * @returns `template_params` for Chatwoot, or what is wrong and what to do
 */
export function checkTemplate(templates: Template[], wanted: WantedTemplate): CheckedTemplate {
	const found = chooseTemplate(templates, wanted);
	if (!('template' in found)) return found;
	const { template } = found;
	const fitted = fitParams(template, wanted);
	const problem =
		wrongParameters(template, fitted.bodyParams) ?? wrongHeader(template, fitted) ?? wrongButtons(template, fitted);
	return problem ?? { ok: true, template, templateParams: templateParams(template, fitted) };
}

function fitParams({ parameters, named }: Template, wanted: WantedTemplate): WantedTemplate {
	if (!wanted.takeWhatFits || named) return wanted;
	return { ...wanted, bodyParams: wanted.bodyParams.slice(0, parameters.length) };
}

type Refusal = { ok: false; what: string; advice: string };
const refuse = (what: string, advice: string): Refusal => ({ ok: false, what, advice });

function chooseTemplate(templates: Template[], { name, language }: WantedTemplate): Refusal | { template: Template } {
	const named = templates.filter((template) => template.name === name);
	if (named.length === 0) return refuse(`The inbox has no template "${name}".`, alternatives(templates));
	const approved = named.filter(isApproved);
	const states = [...new Set(named.map(({ status }) => status.toLowerCase() || 'unknown'))].join(', ');
	if (approved.length === 0) {
		return refuse(`The template "${name}" is not approved by WhatsApp (${states}).`, alternatives(templates));
	}
	const fitting = language ? approved.filter((template) => languageFits(template, language)) : approved;
	const exact = fitting.find((template) => template.language.toLowerCase() === language?.toLowerCase());
	const template = exact ?? (fitting.length === 1 ? fitting[0] : undefined);
	if (template) return { template };
	const languages = approved.map((one) => one.language).join(', ');
	if (fitting.length === 0) {
		return refuse(`The template "${name}" is not approved in the language "${language}".`, `Set Language to one of: ${languages}.`);
	}
	return refuse(`The template "${name}" exists in several languages.`, `Set Language to one of: ${languages}.`);
}

/** `es` fits `es_CL` and the other way round, but `es_CL` does not fit `es_MX`. */
function languageFits(template: Template, wanted: string): boolean {
	const [mine, asked] = [template.language, wanted].map((code) => code.toLowerCase().replace('-', '_'));
	if (mine === asked) return true;
	const [base, askedBase] = [mine?.split('_')[0], asked?.split('_')[0]];
	return base === askedBase && (mine === base || asked === askedBase);
}

function alternatives(templates: Template[]): string {
	const names = [...new Set(templates.filter(isApproved).map(({ name, language }) => `${name} (${language})`))];
	if (names.length === 0) return 'The inbox has no approved template. Press Sync Templates in its settings in Chatwoot.';
	const more = names.length > MAX_LISTED ? ` and ${names.length - MAX_LISTED} more` : '';
	return `Approved are: ${names.slice(0, MAX_LISTED).join(', ')}${more}. After a change at WhatsApp press Sync Templates in the settings of the inbox in Chatwoot.`;
}

function wrongParameters(template: Template, params: TemplateParam[]): Refusal | undefined {
	const { name, parameters, named } = template;
	const wanted = parameters.map((parameter) => `{{${parameter}}}`).join(', ') || 'none';
	const missing = parameters.filter((parameter) => !paramFor(template, params, parameter));
	const byName = named && params.some((param) => param.name);
	if (missing.length > 0 || (!byName && params.length !== parameters.length)) {
		return refuse(
			`The template "${name}" takes ${parameters.length} body parameters (${wanted}), but ${params.length} are given${byName ? ` and ${missing.join(', ')} is missing` : ''}.`,
			'Give one value for each under Template, Body Parameters.',
		);
	}
	// Chatwoot drops blank values, so that the others move up and the customer reads them in the wrong place.
	const blank = parameters.find((parameter) => paramFor(template, params, parameter)?.value.trim() === '');
	if (blank === undefined) return undefined;
	return refuse(`The body parameter {{${blank}}} of the template "${name}" is empty.`, 'WhatsApp takes no empty values. Fill it in, for instance with "-".');
}

function wrongHeader({ name, headerFormat }: Template, { headerMediaUrl }: WantedTemplate): Refusal | undefined {
	if (!MEDIA_HEADERS.has(headerFormat)) return undefined;
	if (headerMediaUrl && isWebAddress(headerMediaUrl)) return undefined;
	return refuse(`The template "${name}" begins with a file (${headerFormat.toLowerCase()}).`, 'Enter its public address, with https, under Header Media URL.');
}

/** Without a name and password in it: WhatsApp's servers and Chatwoot's would keep them. */
function isWebAddress(text: string): boolean {
	if (!/^https?:\/\/[^\s\u0000-\u001f]+$/i.test(text) || !URL.canParse(text)) return false;
	const { username, password } = new URL(text);
	return username === '' && password === '';
}

function wrongButtons({ name, buttons }: Template, { buttonParams }: WantedTemplate): Refusal | undefined {
	const count = buttons.filter(({ hasParameter }) => hasParameter).length;
	if (buttonParams.length === count) return undefined;
	return refuse(`The template "${name}" takes ${count} button parameters, but ${buttonParams.length} are given.`, 'Give one value for each button with a variable part under Button Parameters.');
}

/** Flat for plain bodies, which every Chatwoot understands; by component (4.5 and later) for the rest. */
function templateParams(template: Template, wanted: WantedTemplate): JsonRecord {
	const { name, language, parameters, headerFormat } = template;
	const body = Object.fromEntries(
		parameters.map((parameter, index) => [
			template.named ? parameter : String(index + 1),
			templateValue(paramFor(template, wanted.bodyParams, parameter)?.value ?? ''),
		]),
	);
	const header = MEDIA_HEADERS.has(headerFormat)
		? { media_url: wanted.headerMediaUrl, media_type: headerFormat.toLowerCase() }
		: undefined;
	const buttons = buttonComponents(template, wanted.buttonParams);
	const plain = !header && buttons.length === 0 && !template.named;
	const byComponent = { body, ...(header ? { header } : {}), ...(buttons.length > 0 ? { buttons } : {}) };
	return {
		name,
		category: wanted.category ?? template.category,
		language,
		processed_params: plain ? body : byComponent,
	};
}

/** A button's place in the list is its place in the template, so buttons without a variable part keep theirs. */
function buttonComponents({ buttons }: Template, params: string[]): Array<JsonRecord | null> {
	const left = [...params];
	const entries = buttons.map(({ type, hasParameter }) =>
		hasParameter ? { type: type.toLowerCase(), parameter: left.shift() } : null,
	);
	return entries.slice(0, entries.findLastIndex((entry) => entry !== null) + 1);
}
