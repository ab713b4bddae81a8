import type { INodeProperties } from 'n8n-workflow';

import type { JsonRecord } from '../../../shared/chatwoot/types';
import { textOf } from '../../operation';
import { locator } from '../locator';
import type { RecordKind } from '../recordOperations';
import { filledIn } from '../recordOperations';

export const cannedResponseKind: RecordKind = {
	one: 'a canned response',
	many: 'canned responses',
	path: '/canned_responses',
	field: {
		...locator({
			displayName: 'Canned Response',
			name: 'cannedResponseId',
			searchListMethod: 'searchCannedResponses',
			placeholder: 'Choose a canned response…',
		}),
		required: true,
	},
};

export const shortCodeField: INodeProperties = {
	displayName: 'Short Code',
	name: 'shortCode',
	type: 'string',
	default: '',
	placeholder: 'e.g. hours',
	description: 'What agents type after / to get the text',
};

export const responseField: INodeProperties = {
	displayName: 'Content',
	name: 'content',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	description: 'The text; Chatwoot fills in variables such as {{ contact.name }} when an agent sends it',
};

export function cannedResponseBody({ shortCode, content }: JsonRecord): JsonRecord {
	return filledIn({ short_code: textOf(shortCode), content: textOf(content) });
}
