import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Operation, Resource } from './operation';

/** All properties of the node: the two pickers and every operation's fields, each shown where it belongs. */
export function buildProperties(resources: Resource[]): INodeProperties[] {
	return [
		resourcePicker(resources),
		...resources.map(operationPicker),
		...visibleFields(resources),
	];
}

/** What the node does, as the list of operations says it. */
export function buildSubtitle(resources: Resource[]): string {
	const actions = resources.map(({ value, operations }) => [value, Object.fromEntries(operations.map((operation) => [operation.value, operation.action]))]);
	// Two braces in a row would end the expression.
	const table = JSON.stringify(Object.fromEntries(actions)).replaceAll('}}', '} }');
	return `={{ ((${table})[$rawParameter.resource] ?? {})[$rawParameter.operation] ?? ([$rawParameter.resource, $rawParameter.operation].filter((name) => name && !name.startsWith("=")).join(": ") || "no operation") }}`;
}

function resourcePicker(resources: Resource[]): INodeProperties {
	const options = sorted(resources.map(({ name, value }) => ({ name, value })));
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options,
		default: 'notification',
	};
}

function operationPicker(resource: Resource): INodeProperties {
	const options = sorted(
		resource.operations.map(({ name, value, action, description }) => ({ name, value, action, description })),
	);
	const first = resource.operations[0]?.value ?? '';
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options,
		default: first,
	};
}

type Entry = { key: string; field: INodeProperties };
/** A field with the names it is shown for: of operations within a resource, then of resources. */
type Shown = Entry & { names: string[] };
type Group = { name: string; entries: Entry[] };

/**
 * All fields, each shown where it belongs, in the order of its operation. A field that several operations share word
 * for word comes once, and so does one that several resources share for the same operations: n8n goes through all
 * properties of a node several times per execution.
 */
function visibleFields(resources: Resource[]): INodeProperties[] {
	const groups = resources.map(({ value, operations }) => ({ name: value, entries: merged(operations.map(groupOf)).map(shownIn) }));
	return merged(groups).map(({ field, names }) => ({
		...field,
		displayOptions: { ...field.displayOptions, show: { resource: names, ...field.displayOptions?.show } },
	}));
}

function groupOf({ value, fields }: Operation): Group {
	return { name: value, entries: fields.map((field) => ({ key: JSON.stringify(field), field })) };
}

function shownIn({ key, field, names }: Shown): Entry {
	const show = { operation: names, ...field.displayOptions?.show };
	return { key: `${names.join()} ${key}`, field: { ...field, displayOptions: { ...field.displayOptions, show } } };
}

/** The entries of all groups, equal ones once, each group's own in their order. */
function merged(groups: Group[]): Shown[] {
	const shown: Shown[] = [];
	for (const { name, entries } of groups) {
		let place = 0;
		for (const { key, field } of entries) {
			// One in front of this group's entries so far would show them in another order.
			const known = shown.findIndex((one, index) => index >= place && one.key === key);
			if (known >= 0) shown[known]?.names.push(name);
			else shown.splice(place, 0, { key, field, names: [name] });
			place = (known >= 0 ? known : place) + 1;
		}
	}
	return shown;
}

function sorted(options: INodePropertyOptions[]): INodePropertyOptions[] {
	// By code unit: the first `localeCompare` of a process loads its collation, which takes longer than all the rest here.
	return [...options].sort((a, b) => (a.name < b.name ? -1 : 1));
}
