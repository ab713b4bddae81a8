import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import type { Resource } from '../../nodes/Chatwoot/operation';

/**
 * What saved workflows hold of the table: operations, parameter names and the values of pickers, one a line:
 * `conversation.getAll`, `conversation.getAll filters.sortBy`, `conversation.getAll filters.sortBy=created_at_asc`.
 */
export function storedValues(resources: Resource[]): string[] {
	return resources.flatMap(({ value, operations }) =>
		operations.flatMap((operation) => {
			const path = `${value}.${operation.value}`;
			return [path, ...operation.fields.flatMap((field) => valuesOf(field, `${path} `))];
		}),
	);
}

/** The same of one field and what is inside it, each behind `prefix`. */
export function valuesOf(field: INodeProperties | INodePropertyCollection, prefix: string): string[] {
	const path = `${prefix}${field.name}`;
	if ('values' in field) return [path, ...field.values.flatMap((inner) => valuesOf(inner, `${path}.`))];
	if (field.type === 'options' || field.type === 'multiOptions') {
		return [path, ...(field.options ?? []).filter(isChoice).map(({ value }) => `${path}=${String(value)}`)];
	}
	return [path, ...(field.options ?? []).filter((option) => !isChoice(option)).flatMap((option) => valuesOf(option as INodeProperties, `${path}.`))];
}

function isChoice(option: INodePropertyOptions | INodeProperties | INodePropertyCollection): option is INodePropertyOptions {
	return 'value' in option;
}
