import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import type { Operation, Resource } from '../../nodes/Chatwoot/operation';

const HEAD = `# Chatwoot: reference

Written from the table of operations by \`npm run docs\`; change the table, not this page. What the operations have in common, with examples, is in [the guide](chatwoot.md).

A field in **bold** must be filled in. Behind each name stands, in code, how workflows store it.
`;

/** The reference page of the Chatwoot node: every resource, operation and field, as the panel shows them. */
export function writeReferencePage(resources: Resource[]): string {
	const sorted = [...resources].sort((a, b) => (a.name < b.name ? -1 : 1));
	const list = sorted.map(({ name, operations }) => `[${name}](#${anchorOf(name)}) (${operations.length})`).join(' · ');
	const count = resources.reduce((sum, { operations }) => sum + operations.length, 0);
	const summary = `${resources.length} resources, ${count} operations: ${list}\n`;
	return [HEAD, summary, ...sorted.map(writeResource)].join('\n');
}

function writeResource({ name, value, operations }: Resource): string {
	const own = [...operations].sort((a, b) => (a.name < b.name ? -1 : 1));
	return [`## ${name}\n`, `\`${value}\`\n`, ...own.map(writeOperation)].join('\n');
}

function writeOperation({ name, value, description, fields }: Operation): string {
	const rows = fields.map((field) => writeField(field, ''));
	const body = rows.length > 0 ? `${rows.join('\n')}\n` : '';
	return `### ${name}\n\n\`${value}\` · ${sentence(description)}\n${body === '' ? '' : `\n${body}`}`;
}

function writeField(field: INodeProperties | INodePropertyCollection, indent: string): string {
	if ('type' in field && field.type === 'notice') return `${indent}- _${plain(field.displayName)}_`;
	const inner = innerFields(field).map((one) => writeField(one, `${indent}  `));
	const isRequired = 'required' in field && field.required === true;
	const label = isRequired ? `**${field.displayName}**` : field.displayName;
	const told = 'description' in field && field.description ? plain(field.description) : '';
	const facts = [told, choicesOf(field), defaultOf(field)].filter(Boolean).map(sentence).join(' ');
	return [`${indent}- ${label} \`${field.name}\`${facts ? `: ${facts}` : ''}`, ...inner].join('\n');
}

function innerFields(field: INodeProperties | INodePropertyCollection): Array<INodeProperties | INodePropertyCollection> {
	if ('values' in field) return field.values;
	return (field.options ?? []).filter((option): option is INodeProperties | INodePropertyCollection => !('value' in option));
}

function choicesOf(field: INodeProperties | INodePropertyCollection): string {
	if (!('type' in field) || !['options', 'multiOptions'].includes(field.type)) return '';
	const choices = (field.options ?? []).filter((option): option is INodePropertyOptions => 'value' in option);
	if (choices.length === 0) return '';
	return `One of ${choices.map(({ name, value }) => `${name} \`${String(value)}\``).join(', ')}`;
}

function defaultOf(field: INodeProperties | INodePropertyCollection): string {
	if (!('default' in field)) return '';
	const { default: given } = field;
	const value = typeof given === 'object' && given !== null && 'value' in given ? given.value : given;
	const isEmpty = value === '' || value === '{}' || value === '[]' || (typeof value === 'object' && Object.keys(value ?? {}).length === 0);
	return value === undefined || value === false || isEmpty ? '' : `Default \`${typeof value === 'object' ? JSON.stringify(value) : String(value)}\``;
}

function plain(html: string): string {
	return html.replace(/<\/?code>/g, '`').replace(/<a href="([^"]+)">([^<]+)<\/a>/g, '[$2]($1)');
}

function sentence(text: string): string {
	return /[.!?]$/.test(text) ? text : `${text}.`;
}

function anchorOf(name: string): string {
	return name.toLowerCase().replace(/ /g, '-');
}
