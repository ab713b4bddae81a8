import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { isRecord } from '../shared/chatwoot/errors';
import type { ChatwootClient, Contact, JsonRecord, UploadFile } from '../shared/chatwoot/types';
import { idOf, textOf } from '../shared/readId';

export type OperationResult = IDataObject | IDataObject[];

/** What an operation gets for one input item. */
export type OperationCall = {
	client: ChatwootClient;
	/** Unique for this item of this execution, the same when the item is tried again within it. */
	callKey: string;
	/** Customers that earlier items of the same execution found, per account. */
	contacts: Map<string, Contact>;
	/** A file of the input item, by the name of its binary field. */
	file(binaryField: string): Promise<UploadFile>;
	/** The input item, not to be changed. */
	item: JsonRecord;
	/** Value of one of the operation's fields, expressions evaluated. */
	parameter(name: string): unknown;
	/** Of the workflow: dates without an offset are meant in it. */
	timezone: string;
	now: Date;
};

/** One entry of the operation picker with its fields and its effect. One file each. */
export type Operation = {
	/** Saved in workflows: never renamed. */
	value: string;
	name: string;
	action: string;
	description: string;
	fields: INodeProperties[];
	run(call: OperationCall): Promise<OperationResult>;
};

export type Resource = {
	/** Saved in workflows: never renamed. */
	value: string;
	name: string;
	operations: Operation[];
};

/** All properties of the node: the two pickers and every operation's fields, each shown where it belongs. */
export function buildProperties(resources: Resource[]): INodeProperties[] {
	return [
		resourcePicker(resources),
		...resources.map(operationPicker),
		...resources.flatMap(visibleFields),
	];
}

export function findOperation(resources: Resource[], resource: unknown, operation: unknown) {
	return resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
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

// How operations read their fields: what a user typed, picked or wrote as an expression, as one plain value.

export { idOf, textOf };

/** Like idOf, for fields that must be filled in. */
export function requiredIdOf(value: unknown, displayName: string): number {
	const id = idOf(value, displayName);
	if (id !== undefined) return id;
	throw new Error(`${displayName} is empty. Choose from the list or enter the number.`);
}

/** Entries of a list field: an array, or text separated by commas. Blank entries are left out. */
export function listOf(value: unknown): string[] {
	const list = Array.isArray(value) ? value : textOf(value).split(',');
	return list.map(textOf).filter((entry) => entry !== '');
}

/**
 * An object from a JSON field (text or already an object); undefined when not set.
 *
 * @throws Error with a sentence naming the field
 */
export function recordOf(value: unknown, displayName: string): JsonRecord | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const parsed = typeof value === 'string' ? parseJson(value, displayName) : value;
	if (isRecord(parsed)) return parsed;
	throw new Error(`${displayName} must be a JSON object such as {"key": "value"}.`);
}

/** Like recordOf, for fields that must be filled in. */
export function filledRecordOf(value: unknown, displayName: string): JsonRecord {
	const record = recordOf(value, displayName);
	if (record && Object.keys(record).length > 0) return record;
	throw new Error(`${displayName} is empty. Enter a JSON object such as {"key": "value"}.`);
}

function parseJson(text: string, displayName: string): unknown {
	let parsed: unknown;
	try {
		parsed = JSON.parse(text);
	} catch {
		parsed = undefined;
	}
	if (parsed !== undefined) return parsed;
	throw new Error(`${displayName} holds no valid JSON. Check quotes and commas.`);
}

/** A collection field as a record; empty when not set. */
export function collectionOf(value: unknown): JsonRecord {
	return isRecord(value) ? value : {};
}
