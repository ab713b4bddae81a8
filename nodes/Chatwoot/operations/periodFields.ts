import type { INodeProperties } from 'n8n-workflow';

import type { JsonRecord } from '../../shared/chatwoot/types';
import type { OperationCall } from '../operation';
import { readInstant } from '../../shared/readInstant';

const DEFAULT_DAYS = 30;
const MS_PER_DAY = 86_400_000;

/** From when to when. */
export const periodFields: INodeProperties[] = [
	{
		displayName: 'From',
		name: 'since',
		type: 'dateTime',
		default: '',
		description: `In the time zone of the workflow. Empty: ${DEFAULT_DAYS} days before Until.`,
	},
	{
		displayName: 'Until',
		name: 'until',
		type: 'dateTime',
		default: '',
		description: 'In the time zone of the workflow. Empty: now.',
	},
];

/**
 * The period as Unix seconds, which Chatwoot's reports take as text.
 *
 * @throws Error with a sentence when it ends before it begins
 */
export function periodOf({ parameter, timezone, now }: OperationCall): { since: string; until: string } {
	const until = readInstant(parameter('until'), 'Until', timezone) ?? now;
	const since = readInstant(parameter('since'), 'From', timezone) ?? new Date(until.getTime() - DEFAULT_DAYS * MS_PER_DAY);
	if (since < until) return { since: seconds(since), until: seconds(until) };
	throw new Error(`From (${since.toISOString()}) is not before Until (${until.toISOString()}).`);
}

/** What a report says of its period, for whoever reads it later. */
export function periodOutput({ since, until }: { since: string; until: string }): JsonRecord {
	return { since: isoOf(since), until: isoOf(until) };
}

function seconds(at: Date): string {
	// Rounded up, or what happened a moment ago would be left out.
	return String(Math.ceil(at.getTime() / 1000));
}

function isoOf(unixSeconds: string): string {
	return new Date(Number(unixSeconds) * 1000).toISOString();
}
