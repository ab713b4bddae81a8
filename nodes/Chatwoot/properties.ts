import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Operation, Resource } from './operation';

/** All properties of the node: the two pickers and every operation's fields, each shown where it belongs. */
export function buildProperties(resources: Resource[]): INodeProperties[] {
	return [
		resourcePicker(resources),
		...resources.map(operationPicker),
		...resources.flatMap(visibleFields),
	];
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

type ShownField = { key: string; field: INodeProperties; operation: string[] };

/**
 * The fields of a resource, each shown where it belongs, in the order of its operation. A field that several
 * operations share word for word comes once: n8n goes through all properties of a node several times per
 * execution.
 */
function visibleFields(resource: Resource): INodeProperties[] {
	const shown: ShownField[] = [];
	for (const operation of resource.operations) mergeFields(shown, operation);
	return shown.map(({ field, operation }) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { resource: [resource.value], operation, ...field.displayOptions?.show },
		},
	}));
}

function mergeFields(shown: ShownField[], { value, fields }: Operation): void {
	let place = 0;
	for (const field of fields) {
		const key = JSON.stringify(field);
		// One in front of this operation's fields so far would show them in another order.
		const known = shown.findIndex((one, index) => index >= place && one.key === key);
		if (known >= 0) shown[known]?.operation.push(value);
		else shown.splice(place, 0, { key, field, operation: [value] });
		place = (known >= 0 ? known : place) + 1;
	}
}

function sorted(options: INodePropertyOptions[]): INodePropertyOptions[] {
	// By code unit: the first `localeCompare` of a process loads its collation, which takes longer than all the rest here.
	return [...options].sort((a, b) => (a.name < b.name ? -1 : 1));
}
