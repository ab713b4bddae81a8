import type { Operation, OperationResult } from '../../../../nodes/Chatwoot/operation';
import type { ChatwootRequest } from '../../../../nodes/shared/chatwoot/types';
import type { Reply } from '../../../helpers/fakeClient';
import { fakeClient } from '../../../helpers/fakeClient';

/** The instant every operation of these tests runs at. */
export const NOW = new Date('2026-11-21T12:00:00Z');

export type Given = Record<string, unknown>;
/** A request as these tests write it: "METHOD /path" ("METHOD reports:/path" outside the account's part), then query and body where there are any. */
export type Asked = { to: string; query?: object; body?: object };
/** One row: the operation's fields, what Chatwoot answers in order, what is asked of it, what comes out. */
export type Row = { given: Given; replies: Reply[]; asked: Asked[]; output: unknown };
export type Run = { output: OperationResult; asked: Asked[]; requests: ChatwootRequest[]; waits: number[] };

/**
 * Runs an operation for one item against a fake Chatwoot. Fields that are not given have their defaults; a
 * field or option that the panel does not offer fails the test.
 */
export async function runOperation(operation: Operation, given: Given, replies: Reply[] = []): Promise<Run> {
	const client = fakeClient(replies);
	for (const [name, value] of Object.entries(given)) checkOffered(operation, name, value);
	const output = await operation.run({
		client,
		callKey: 'workflow/execution/node/0',
		contacts: new Map(),
		item: {},
		file: () => Promise.reject(new Error('no files here')),
		parameter: (name) => (name in given ? given[name] : fieldOf(operation, name).default),
		timezone: 'America/Santiago',
		now: NOW,
	});
	if (client.requests.length !== replies.length) throw new Error(`${replies.length - client.requests.length} replies were not asked for`);
	return { output, asked: client.requests.map(asAsked), requests: client.requests, waits: client.waits };
}

/** What an operation refuses with before anything is asked. */
export async function refusalOf(operation: Operation, given: Given, replies: Reply[] = []): Promise<string> {
	try {
		await runOperation(operation, given, replies);
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
	throw new Error('it was not refused');
}

function fieldOf({ value, fields }: Operation, name: string) {
	const field = fields.find((one) => one.name === name);
	if (!field) throw new Error(`The operation "${value}" has no field "${name}".`);
	return field;
}

function checkOffered(operation: Operation, name: string, value: unknown): void {
	const field = fieldOf(operation, name);
	if (field.type !== 'collection' || typeof value !== 'object' || value === null) return;
	const offered = (field.options ?? []).map((option) => option.name);
	const unknown = Object.keys(value).filter((key) => !offered.includes(key));
	if (unknown.length > 0) throw new Error(`"${name}" of "${operation.value}" does not offer ${unknown.join(', ')}.`);
}

function asAsked({ method, api, path, query, body }: ChatwootRequest): Asked {
	const hasQuery = query !== undefined && Object.keys(query).length > 0;
	return { to: `${method} ${api ? `${api}:` : ''}${path}`, ...(hasQuery ? { query } : {}), ...(body ? { body } : {}) };
}
