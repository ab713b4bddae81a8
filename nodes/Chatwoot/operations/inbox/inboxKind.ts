import type { INodeProperties } from 'n8n-workflow';

import type { JsonRecord } from '../../../shared/chatwoot/types';
import { inboxField } from '../../fields';
import { textOf } from '../../operation';
import type { RecordKind } from '../recordOperations';
import { filledIn } from '../recordOperations';

export const inboxKind: RecordKind = { one: 'an inbox', many: 'inboxes', path: '/inboxes', field: inboxField };

const flag = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'boolean',
	default: false,
	description,
});

const text = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	description,
});

/** What may be set on every inbox, under Chatwoot's own names in SETTINGS. */
export const inboxSettings: INodeProperties[] = [
	flag('Assign Automatically', 'autoAssign', 'Whether a new conversation is given to an agent who is online'),
	flag('Business Hours', 'businessHours', 'Whether the inbox keeps business hours'),
	text('Greeting', 'greeting', 'What a new conversation is greeted with'),
	flag('Greeting On', 'greetingOn', 'Whether new conversations are greeted'),
	flag('One Conversation per Contact', 'singleConversation', 'Whether a contact always comes back to the same conversation'),
	text('Out of Office Message', 'outOfOffice', 'What is answered outside of business hours'),
	flag('Satisfaction Survey', 'survey', 'Whether customers are asked to rate a resolved conversation'),
	text('Time Zone', 'timezone', 'Of the business hours, such as America/Santiago'),
];

const SETTINGS: Record<string, string> = {
	autoAssign: 'enable_auto_assignment',
	businessHours: 'working_hours_enabled',
	greeting: 'greeting_message',
	greetingOn: 'greeting_enabled',
	singleConversation: 'lock_to_single_conversation',
	outOfOffice: 'out_of_office_message',
	survey: 'csat_survey_enabled',
	timezone: 'timezone',
	name: 'name',
};

export const callbackField: INodeProperties = {
	displayName: 'Callback URL',
	name: 'callbackUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.my-shop.cl/webhook/inbox',
	description: 'Where an API inbox posts what is to reach the customer',
};

export function inboxBody(fields: JsonRecord): JsonRecord {
	const known = Object.entries(fields).flatMap(([name, value]) => {
		const key = SETTINGS[name];
		return key ? [[key, typeof value === 'boolean' ? value : textOf(value)] as const] : [];
	});
	const callback = textOf(fields.callbackUrl);
	return filledIn({
		...Object.fromEntries(known),
		channel: callback === '' ? undefined : { webhook_url: callback },
	});
}
