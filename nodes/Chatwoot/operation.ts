import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isRecord } from '../shared/chatwoot/errors';
import type { ChatwootClient, Contact, JsonRecord, UploadFile } from '../shared/chatwoot/types';
import { parseJson } from '../shared/parseJson';
import { idOf, listOf, textOf } from '../shared/readId';

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

export function findOperation(resources: Resource[], resource: unknown, operation: unknown) {
	return resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
}

// How operations read their fields: what a user typed, picked or wrote as an expression, as one plain value.

export { idOf, listOf, textOf };

/** Like textOf, for fields that must be filled in. */
export function requiredTextOf(value: unknown, displayName: string): string {
	const text = textOf(value);
	if (text !== '') return text;
	throw new Error(`${displayName} is empty. Fill it in.`);
}

/** One of the values that a picker offers; expressions may give anything. */
export function oneOf<Value extends string>(values: readonly Value[], given: unknown, displayName: string): Value {
	const text = textOf(given);
	const found = values.find((value) => value === text);
	if (found !== undefined) return found;
	throw new Error(`${displayName} must be one of ${values.join(', ')}, but is "${text.slice(0, 40)}".`);
}

/** Like idOf, for fields that must be filled in. */
export function requiredIdOf(value: unknown, displayName: string): number {
	const id = idOf(value, displayName);
	if (id !== undefined) return id;
	throw new Error(`${displayName} is empty. Choose from the list or enter the number.`);
}

/**
 * An object from a JSON field (text or already an object); undefined when not set.
 *
 * @throws Error with a sentence naming the field
 */
export function recordOf(value: unknown, displayName: string): JsonRecord | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const parsed = typeof value === 'string' ? readJson(value, displayName) : value;
	if (isRecord(parsed)) return sendable(parsed, displayName);
	throw new Error(`${displayName} must be a JSON object such as {"key": "value"}.`);
}

/**
 * A list of objects from a JSON field; a single object is a list of one.
 *
 * @throws Error with a sentence naming the field
 */
export function recordsOf(value: unknown, displayName: string): JsonRecord[] {
	const parsed = typeof value === 'string' ? readJson(value, displayName) : value;
	const list = Array.isArray(parsed) ? parsed : [parsed];
	if (list.every(isRecord)) return sendable(list, displayName);
	throw new Error(`${displayName} must be a JSON list of objects such as [{"key": "value"}].`);
}

/** Like recordOf, for fields that must be filled in. */
export function filledRecordOf(value: unknown, displayName: string): JsonRecord {
	const record = recordOf(value, displayName);
	if (record && Object.keys(record).length > 0) return record;
	throw new Error(`${displayName} is empty. Enter a JSON object such as {"key": "value"}.`);
}

/** The HTTP client drops this one key without a word, so what it names would be lost. */
export function sendable<Json>(json: Json, displayName: string): Json {
	if (!holdsProto(json)) return json;
	throw new Error(`${displayName} holds the key "__proto__", which cannot be sent. Give it another name.`);
}

function holdsProto(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return Object.hasOwn(value, '__proto__') || Object.values(value).some(holdsProto);
}

function readJson(text: string, displayName: string): unknown {
	const parsed = parseJson(text);
	if (parsed !== undefined) return parsed;
	throw new Error(`${displayName} holds no valid JSON. Check quotes and commas.`);
}

/** A collection field as a record; empty when not set. */
export function collectionOf(value: unknown): JsonRecord {
	return isRecord(value) ? value : {};
}
