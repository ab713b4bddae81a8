import type { INodeProperties } from 'n8n-workflow';

import { listFields, optionsField } from '../../fields';
import type { Operation, OperationCall, OperationResult } from '../../operation';
import { collectionOf, textOf } from '../../operation';
import { limitOf } from '../collectRecords';
import { conversationFilters, conversationQuery } from './conversationFilters';
import { findUnanswered } from './findUnanswered';
import { writeMissedItem } from './writeMissedItem';

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_HOUR = 60;

const olderField: INodeProperties = {
	displayName: 'Older Than (Minutes)',
	name: 'olderThanMinutes',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 2,
	description: 'How long the message has to be there: time for whoever is answering it already',
};

const youngerField: INodeProperties = {
	displayName: 'Younger Than (Hours)',
	name: 'youngerThanHours',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 24,
	description: 'Older messages are left alone: nobody wants an automatic answer to what they wrote last week',
};

const handledField: INodeProperties = {
	displayName: 'Leave Out By Attribute',
	name: 'handledAttribute',
	type: 'string',
	default: '',
	placeholder: 'e.g. handled_message_id',
	description: 'A conversation attribute in which your workflow notes the ID of a message that needs no answer. Conversations whose newest customer message it names are left out.',
};

const filters = [...conversationFilters, handledField].sort((a, b) => (a.displayName < b.displayName ? -1 : 1));

export const getUnanswered: Operation = {
	value: 'getUnanswered',
	name: 'Get Many Unanswered',
	action: 'Get many unanswered conversations',
	description: 'Find customers whose newest message nobody has answered, as items of the Chatwoot Trigger: for what came while n8n was away',
	fields: [olderField, youngerField, ...listFields, optionsField(filters, 'Filters', 'filters')],
	run: readUnanswered,
};

async function readUnanswered(call: OperationCall): Promise<OperationResult> {
	const { client, parameter, now } = call;
	const minutesOf = (name: string, displayName: string, unit = 1) => readMinutes(parameter(name), displayName) * unit;
	const before = (minutes: number) => new Date(now.getTime() - minutes * MS_PER_MINUTE);
	const found = await findUnanswered(client, {
		query: conversationQuery(parameter),
		newest: before(minutesOf('olderThanMinutes', 'Older Than (Minutes)')),
		oldest: before(minutesOf('youngerThanHours', 'Younger Than (Hours)', MINUTES_PER_HOUR)),
		handledAttribute: textOf(collectionOf(parameter('filters')).handledAttribute),
	});
	return found.slice(0, limitOf(call)).map(writeMissedItem);
}

function readMinutes(value: unknown, displayName: string): number {
	const number = textOf(value) === '' ? NaN : Number(value);
	if (number >= 0) return number;
	throw new Error(`${displayName} must be a number, such as 2, but is "${textOf(value).slice(0, 40)}".`);
}
