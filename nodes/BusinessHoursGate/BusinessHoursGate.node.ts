import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { connectChatwoot } from '../shared/chatwoot/client';
import { askWorkingHours } from '../shared/hours/readWorkingHours';
import type { Schedule } from '../shared/hours/schedule';
import { checkChatwootCredential } from '../shared/n8n/checkChatwootCredential';
import { searchInboxes } from '../shared/n8n/searchInboxes';
import { splitItems, type Routed } from '../shared/n8n/splitItems';
import { idOf } from '../shared/readId';
import { readInstant } from '../shared/readInstant';
import { chooseLanguage } from './chooseLanguage';
import { describeNever } from './describeNever';
import { properties, subtitle } from './properties';
import { readFields, readInboxId, readJsonField, withSpecialDays, type SpecialFields } from './readFields';
import { checkSchedule } from './schedule';

const OPEN = 0;
const CLOSED = 1;

export class BusinessHoursGate implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Business Hours Gate',
		name: 'businessHoursGate',
		icon: { light: 'file:../shared/icons/businessHours.svg', dark: 'file:../shared/icons/businessHours.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle,
		description: 'Tell whether the shop is open, and when it opens next',
		defaults: { name: 'Business Hours Gate' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Open', 'Closed'],
		usableAsTool: true,
		credentials: [
			{
				name: 'chatwootAccountApi',
				required: true,
				testedBy: 'checkChatwootCredential',
				displayOptions: { show: { scheduleSource: ['chatwootInbox'] } },
			},
		],
		properties,
	};

	methods = { credentialTest: { checkChatwootCredential }, listSearch: { searchInboxes } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const schedules = new Map<string, Promise<Schedule>>();
		return await splitItems(this, 2, async (itemIndex) => await judge(this, itemIndex, schedules));
	}
}

/** Items with the same settings share one schedule, and one question to Chatwoot. */
async function judge(
	context: IExecuteFunctions,
	itemIndex: number,
	schedules: Map<string, Promise<Schedule>>,
): Promise<Routed> {
	const { json = {}, binary } = context.getInputData()[itemIndex] ?? {};
	const settings = settingsOf(context, itemIndex, json);
	const name = JSON.stringify(settings);
	const known = schedules.get(name) ?? scheduleOf(context, settings);
	schedules.set(name, known);
	const schedule = await known;
	const at = readInstant(context.getNodeParameter('at', itemIndex, ''), 'Moment', schedule.timezone) ?? new Date();
	const wanted = context.getNodeParameter('options.language', itemIndex, 'auto');
	const verdict = checkSchedule(schedule, at, chooseLanguage(wanted, json, schedule.timezone));
	const detail = verdict.reason === 'never' ? { detail: describeNever(settings.scheduleSource) } : {};
	return {
		output: verdict.open ? OPEN : CLOSED,
		json: { ...json, businessHours: { ...verdict, ...detail } },
		...(binary ? { binary } : {}),
	};
}

type Settings = SpecialFields & {
	scheduleSource: string;
	schedule?: unknown;
	hours?: unknown;
	timezone?: unknown;
	inboxId?: number;
	accountId?: number;
};

function settingsOf(context: IExecuteFunctions, itemIndex: number, json: IDataObject): Settings {
	// Fields that the panel hides are not stored.
	const field = (name: string) => context.getNodeParameter(name, itemIndex, '');
	const scheduleSource = String(field('scheduleSource'));
	const special = { holidays: field('holidays'), holidayCalendar: field('holidayCalendar') };
	if (scheduleSource === 'json') return { scheduleSource, schedule: field('schedule'), ...special };
	if (scheduleSource === 'fields') {
		return { scheduleSource, hours: field('hours'), timezone: field('timezone') || context.getTimezone(), ...special };
	}
	const inboxId = readInboxId(field('inboxId'), json.inboxId);
	return { scheduleSource, inboxId, accountId: idOf(field('accountId'), 'Account ID'), ...special };
}

async function scheduleOf(context: IExecuteFunctions, settings: Settings): Promise<Schedule> {
	const { scheduleSource, schedule, hours, timezone, ...special } = settings;
	if (scheduleSource === 'json') return readJsonField(schedule, context.getTimezone());
	if (scheduleSource === 'fields') return readFields({ timezone, hours, ...special });
	const client = await connectChatwoot(context, { accountId: settings.accountId });
	return withSpecialDays(await askWorkingHours(client, settings.inboxId ?? 0, new Date()), special);
}
