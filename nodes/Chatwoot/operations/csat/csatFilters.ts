import type { INodeProperties } from 'n8n-workflow';

import type { JsonRecord } from '../../../shared/chatwoot/types';
import { agentField, inboxFilterField, optionsField, teamField } from '../../fields';
import type { OperationCall } from '../../operation';
import { collectionOf, idOf } from '../../operation';
import { readInstant } from '../../../shared/readInstant';
import { filledIn } from '../recordOperations';

export const csatFilters: INodeProperties = optionsField(
	[
		{ ...agentField, name: 'agentId' },
		{ displayName: 'From', name: 'since', type: 'dateTime', default: '', description: 'Needs Until, too' },
		inboxFilterField,
		{
			displayName: 'Rating',
			name: 'rating',
			type: 'options',
			options: [1, 2, 3, 4, 5].map((rating) => ({ name: String(rating), value: rating })),
			default: 5,
			description: '1 is the worst, 5 the best',
		},
		teamField,
		{ displayName: 'Until', name: 'until', type: 'dateTime', default: '', description: 'Needs From, too' },
	],
	'Filters',
	'filters',
);

/** @throws Error with a sentence when only one end of the period is given: Chatwoot would ignore it */
export function csatQuery({ parameter, timezone }: OperationCall): JsonRecord {
	const filters = collectionOf(parameter('filters'));
	const since = readInstant(filters.since, 'From', timezone);
	const until = readInstant(filters.until, 'Until', timezone);
	if (!since !== !until) throw new Error('From and Until belong together. Fill in both, or neither.');
	const agentId = idOf(filters.agentId, 'Agent');
	return filledIn({
		user_ids: agentId ? [agentId] : undefined,
		inbox_id: idOf(filters.inboxId, 'Inbox'),
		team_id: idOf(filters.teamId, 'Team'),
		rating: idOf(filters.rating, 'Rating'),
		since: since && String(Math.floor(since.getTime() / 1000)),
		until: until && String(Math.floor(until.getTime() / 1000)),
	});
}
