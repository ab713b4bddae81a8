import { changeLabels, replaceLabels, withLabels, type LabelChange } from '../../shared/chatwoot/changeLabels';
import type { OperationCall } from '../operation';
import { listOf } from '../operation';

/**
 * Adds or removes the labels that the field Labels names.
 *
 * @param owner path of the contact or conversation
 */
export async function changeNamedLabels(
	{ client, parameter }: OperationCall,
	owner: string,
	change: (named: string[]) => LabelChange,
): Promise<{ labels: string[] }> {
	const named = listOf(parameter('labels'));
	if (named.length === 0) throw new Error('Labels is empty. Enter at least one label.');
	return { labels: await changeLabels(client, owner, change(named)) };
}

/** Replaces all labels by those that the field Labels names. */
export async function setNamedLabels({ client, parameter }: OperationCall, owner: string): Promise<{ labels: string[] }> {
	const value = parameter('labels');
	const wanted = withLabels(listOf(value))([]);
	if (wanted.length === 0 && !Array.isArray(value)) {
		throw new Error('Labels is empty. Enter the labels, or the expression {{ [] }} to take all of them away.');
	}
	return { labels: await replaceLabels(client, owner, wanted) };
}
