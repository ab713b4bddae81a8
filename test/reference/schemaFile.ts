import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { schemaOf, type Schema } from './schemaOf';

export type SchemaFile = Schema & { version: number };

/** Where n8n looks for what a node puts out; its name is the node's version when it has no operations. */
export const schemaFolder = (node: string) => join(__dirname, '../../nodes', node, '__schema__');

/** With UPDATE_SCHEMAS=1 the file is written from the example first. */
export function compareSchema(file: string, example: unknown): { expected: SchemaFile; written: unknown } {
	const expected = { ...schemaOf(example), version: 1 };
	if (process.env.UPDATE_SCHEMAS === '1') {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, `${JSON.stringify(expected)}\n`);
	}
	return { expected, written: JSON.parse(readFileSync(file, 'utf8')) };
}

/** Several examples as one: what is null or empty in one of them is taken from the next. */
export function mergeExamples(examples: unknown[]): unknown {
	const given = examples.filter((one) => one !== null && one !== undefined);
	const records = given.filter(isRecord);
	if (records.length === 0) return given.find((one) => !Array.isArray(one) || one.length > 0) ?? given[0] ?? null;
	const keys = [...new Set(records.flatMap((record) => Object.keys(record)))];
	return Object.fromEntries(keys.map((key) => [key, mergeExamples(records.map((record) => record[key]))]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
