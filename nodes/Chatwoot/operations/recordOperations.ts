import type { INodeProperties } from 'n8n-workflow';

import { strangeAnswer } from '../../shared/chatwoot/errors';
import { readRows } from '../../shared/chatwoot/envelopes';
import type { ChatwootApi, ChatwootClient, ChatwootRequest, JsonRecord } from '../../shared/chatwoot/types';
import { listFields, simplifyField } from '../fields';
import type { Operation, OperationCall } from '../operation';
import { requiredIdOf } from '../operation';
import type { Simple } from '../simplify';
import { collectRecords } from './collectRecords';
import { outputOf, shaped } from './outputOf';
import { requestRecord } from './requestRecord';

// What most resources have in common: reading, listing, writing and deleting records by their number.

/** A kind of record that lies at `<path>` and `<path>/<id>`. */
export type RecordKind = {
	/** With its article: "a label". */
	one: string;
	/** "labels". */
	many: string;
	path: string;
	api?: ChatwootApi;
	/** How the user chooses one; its name is also the key of the number in what comes out. */
	field: INodeProperties;
	/** For records of more than ten fields. */
	simplify?: (record: JsonRecord) => Simple;
};

/** What an operation adds to its kind: more fields, and what of them is sent. */
export type Writing = {
	fields: INodeProperties[];
	description?: string;
	body(parameter: (name: string) => unknown): JsonRecord;
};

export function getOperation(kind: RecordKind, description = `Read ${kind.one} with all its fields`): Operation {
	return {
		value: 'get',
		name: 'Get',
		action: `Get ${kind.one}`,
		description,
		fields: [kind.field],
		run: async (call) => {
			const request = { method: 'GET', ...placeOf(kind, call) } as const;
			return recordOutput(kind, await requestRecord(call.client, request, kind.one));
		},
	};
}

/** @param more fields beside Return All and Limit, and what they narrow the list with */
export function getAllOperation(
	kind: RecordKind,
	description = `Read all ${kind.many} of the account`,
	more?: { fields: INodeProperties[]; query(parameter: (name: string) => unknown): JsonRecord },
): Operation {
	return {
		value: 'getAll',
		name: 'Get Many',
		action: `Get many ${kind.many}`,
		description,
		fields: [...listFields, ...(kind.simplify ? [simplifyField] : []), ...(more?.fields ?? [])],
		run: async (call) => {
			const { api, path } = kind;
			const query = more?.query(call.parameter);
			const rows = await collectRecords(call, { method: 'GET', api, path, ...(query ? { query } : {}) });
			return rows.map((row) => (kind.simplify ? shaped(call, recordOutput(kind, row), kind.simplify) : recordOutput(kind, row)));
		},
	};
}

export function createOperation(kind: RecordKind, { fields, description, body }: Writing): Operation {
	return {
		value: 'create',
		name: 'Create',
		action: `Create ${kind.one}`,
		description: description ?? `Create ${kind.one}`,
		fields,
		run: async ({ client, parameter }) => {
			const { api, path } = kind;
			const request: ChatwootRequest = { method: 'POST', api, path, body: body(parameter) };
			return recordOutput(kind, await requestRecord(client, request, kind.one));
		},
	};
}

export function updateOperation(kind: RecordKind, { fields, description, body }: Writing): Operation {
	return {
		value: 'update',
		name: 'Update',
		action: `Update ${kind.one}`,
		description: description ?? `Change ${kind.one}; what is left out stays as it is`,
		fields: [kind.field, ...fields],
		run: async (call) => {
			const changes = body(call.parameter);
			if (Object.keys(changes).length === 0) {
				throw new Error('Nothing to change: add a field under Update Fields and fill it in.');
			}
			const request = { method: 'PATCH', ...placeOf(kind, call), body: changes, repeatable: true } as const;
			return recordOutput(kind, await requestRecord(call.client, request, kind.one));
		},
	};
}

/** @param destroys the sentence that says what is lost */
export function deleteOperation(kind: RecordKind, destroys: string): Operation {
	return {
		value: 'delete',
		name: 'Delete',
		action: `Delete ${kind.one}`,
		description: destroys,
		fields: [kind.field],
		run: async (call) => {
			const id = idFrom(kind, call);
			await call.client.request({ method: 'DELETE', ...placeOf(kind, call) });
			return { success: true, [kind.field.name]: id };
		},
	};
}

/** The record's number, from the field of its kind. */
export function idFrom({ field }: RecordKind, { parameter }: Pick<OperationCall, 'parameter'>): number {
	return requiredIdOf(parameter(field.name), field.displayName);
}

/** Where the chosen record lies. */
export function placeOf(kind: RecordKind, call: OperationCall): Pick<ChatwootRequest, 'api' | 'path'> {
	return { ...(kind.api ? { api: kind.api } : {}), path: `${kind.path}/${idFrom(kind, call)}` };
}

export function recordOutput({ field }: RecordKind, record: JsonRecord, more: JsonRecord = {}) {
	return outputOf(record, { [field.name]: record.id, ...more });
}

/** A list that comes whole and is no resource's own, such as the members of a team. */
export async function requestRows(client: ChatwootClient, request: ChatwootRequest, kind: string): Promise<JsonRecord[]> {
	const rows = readRows(await client.request(request));
	if (rows) return rows;
	throw strangeAnswer(request, kind);
}

/** Fields that were filled in: neither undefined nor blank. */
export function filledIn(fields: JsonRecord): JsonRecord {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
}
