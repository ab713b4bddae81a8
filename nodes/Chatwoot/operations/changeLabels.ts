import type { IDataObject } from 'n8n-workflow';

import { withLock } from '../../shared/chatwoot/keyLock';
import type { OperationCall } from '../operation';
import { listOf, requiredIdOf } from '../operation';
import { requestLabels } from './requestRecord';

const TARGETS = {
	contact: { path: '/contacts', id: 'contactId', displayName: 'Contact ID' },
	conversation: { path: '/conversations', id: 'conversationId', displayName: 'Conversation ID' },
} as const;

/** Given what is there and what the user named, what is to be there. Compared without regard to case. */
export type LabelChange = (there: string[], named: string[]) => string[];

export const added: LabelChange = (there, named) => {
	const known = new Set(there.map(lower));
	const fresh = named.filter((label) => !known.has(lower(label)) && known.add(lower(label)));
	return [...there, ...fresh];
};

export const removed: LabelChange = (there, named) => {
	const unwanted = new Set(named.map(lower));
	return there.filter((label) => !unwanted.has(lower(label)));
};

/**
 * Adds or removes labels. Chatwoot only replaces them all at once, so the old ones are read first; two
 * executions of this process take turns, because the last one to write wins.
 */
export async function changeLabels(
	call: OperationCall,
	target: keyof typeof TARGETS,
	change: LabelChange,
): Promise<IDataObject> {
	const { path, idName, id } = targetOf(call, target);
	const named = listOf(call.parameter('labels'));
	if (named.length === 0) throw new Error('Labels is empty. Enter at least one label.');
	return await withLock(`${call.client.account}/labels${path}`, async () => {
		const there = await requestLabels(call.client, { method: 'GET', path });
		const wanted = change(there, named);
		const same = wanted.length === there.length;
		const labels = same ? there : await writeLabels(call, path, wanted);
		return { [idName]: id, labels };
	});
}

/** Replaces all labels. Only an empty list, not an empty text, takes them all away. */
export async function replaceLabels(
	call: OperationCall,
	target: keyof typeof TARGETS,
): Promise<IDataObject> {
	const { path, idName, id } = targetOf(call, target);
	const value = call.parameter('labels');
	const wanted = added([], listOf(value));
	if (wanted.length === 0 && !Array.isArray(value)) {
		throw new Error('Labels is empty. Enter the labels, or the expression {{ [] }} to take all of them away.');
	}
	return await withLock(`${call.client.account}/labels${path}`, async () => ({
		[idName]: id,
		labels: await writeLabels(call, path, wanted),
	}));
}

function targetOf({ parameter }: OperationCall, target: keyof typeof TARGETS) {
	const { path, id: idName, displayName } = TARGETS[target];
	const id = requiredIdOf(parameter(idName), displayName);
	return { path: `${path}/${id}/labels`, idName, id };
}

async function writeLabels({ client }: OperationCall, path: string, labels: string[]): Promise<string[]> {
	return await requestLabels(client, { method: 'POST', path, body: { labels }, repeatable: true });
}

function lower(label: string): string {
	return label.toLowerCase();
}
