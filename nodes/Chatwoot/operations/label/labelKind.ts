import type { INodeProperties } from 'n8n-workflow';

import type { JsonRecord } from '../../../shared/chatwoot/types';
import { textOf } from '../../operation';
import { locator } from '../locator';
import type { RecordKind } from '../recordOperations';
import { filledIn } from '../recordOperations';

export const labelKind: RecordKind = {
	one: 'a label',
	many: 'labels',
	path: '/labels',
	field: {
		...locator({ displayName: 'Label', name: 'labelId', searchListMethod: 'searchLabels', placeholder: 'Choose a label…' }),
		required: true,
	},
};

export const titleField: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. needs-human',
	description: 'Letters, digits, _ and -, at least two of them and no spaces',
};

export const labelOptions: INodeProperties[] = [
	{ displayName: 'Color', name: 'color', type: 'color', default: '#1f93ff' },
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'What agents read beside the label',
	},
	{
		displayName: 'Show on Sidebar',
		name: 'showOnSidebar',
		type: 'boolean',
		default: true,
		description: 'Whether the label stands in the sidebar of Chatwoot',
	},
];

const TITLE = /^[\p{L}\p{N}][\p{L}\p{N}_-]+$/u;

/** The request body of a label. Chatwoot refuses a bad title without saying what is wrong with it. */
export function labelBody(fields: JsonRecord): JsonRecord {
	const title = textOf(fields.title);
	if (title !== '' && !TITLE.test(title)) {
		throw new Error(`Title "${title.slice(0, 60)}" cannot be a label's: use letters, digits, _ and -, at least two of them and no spaces.`);
	}
	return filledIn({
		title,
		description: textOf(fields.description),
		color: textOf(fields.color),
		show_on_sidebar: fields.showOnSidebar,
	});
}
