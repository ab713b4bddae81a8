import { withLock } from '../../shared/chatwoot/keyLock';
import type { OperationCall } from '../operation';
import { listOf } from '../operation';
import { requestLabels } from './requestRecord';

/** What is to be there, given what is there and what the user named. Compared without regard to case. */
export type LabelChange = (there: string[], named: string[]) => string[];

export const withLabels: LabelChange = (there, named) => {
	const known = new Set(there.map(lower));
	const fresh = named.filter((label) => !known.has(lower(label)) && known.add(lower(label)));
	return [...there, ...fresh];
};

export const withoutLabels: LabelChange = (there, named) => {
	const unwanted = new Set(named.map(lower));
	return there.filter((label) => !unwanted.has(lower(label)));
};

/**
 * Adds or removes labels of a contact or conversation. Chatwoot only replaces them all at once, so the old
 * ones are read first; executions of this process take turns, because the last one to write wins.
 *
 * @param owner path of the contact or conversation
 */
export async function changeLabels(
	call: OperationCall,
	owner: string,
	change: LabelChange,
): Promise<{ labels: string[] }> {
	const path = `${owner}/labels`;
	const named = listOf(call.parameter('labels'));
	if (named.length === 0) throw new Error('Labels is empty. Enter at least one label.');
	return await withLock(`${call.client.account}${path}`, async () => {
		const there = await requestLabels(call.client, { method: 'GET', path });
		const wanted = change(there, named);
		if (wanted.length === there.length) return { labels: there };
		return { labels: await writeLabels(call, path, wanted) };
	});
}

/** Replaces all labels. Only an empty list, not an empty text, takes them all away. */
export async function replaceLabels(
	call: OperationCall,
	owner: string,
): Promise<{ labels: string[] }> {
	const path = `${owner}/labels`;
	const value = call.parameter('labels');
	const wanted = withLabels([], listOf(value));
	if (wanted.length === 0 && !Array.isArray(value)) {
		throw new Error('Labels is empty. Enter the labels, or the expression {{ [] }} to take all of them away.');
	}
	return await withLock(`${call.client.account}${path}`, async () => ({
		labels: await writeLabels(call, path, wanted),
	}));
}

async function writeLabels({ client }: OperationCall, path: string, labels: string[]): Promise<string[]> {
	return await requestLabels(client, { method: 'POST', path, body: { labels }, repeatable: true });
}

function lower(label: string): string {
	return label.toLowerCase();
}
