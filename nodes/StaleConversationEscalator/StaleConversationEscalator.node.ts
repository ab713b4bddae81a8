import { randomUUID } from 'node:crypto';

import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { connectChatwoot } from '../shared/chatwoot/client';
import { refusal } from '../shared/chatwoot/errors';
import { checkChatwootCredential } from '../shared/n8n/checkChatwootCredential';
import { failedItem, toNodeError } from '../shared/n8n/forEachItem';
import { searchAgents, searchTeams } from '../shared/n8n/searchPeople';
import { idOf } from '../shared/readId';
import { escalate, type Outcome } from './escalate';
import { properties, subtitle } from './properties';
import { readSettings, type Settings } from './readSettings';
import { writeDigest } from './writeDigest';

/** Names this process among several workers; per account, because that is how far its runs take turns. */
const processIds = new Map<string, string>();
let runs = 0;

export class StaleConversationEscalator implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Stale Conversation Escalator',
		name: 'staleConversationEscalator',
		icon: { light: 'file:../shared/icons/escalator.svg', dark: 'file:../shared/icons/escalator.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle,
		description: 'Find customers in Chatwoot who wait too long for a human, and hand them on',
		defaults: { name: 'Stale Conversation Escalator' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Escalated', 'Digest'],
		usableAsTool: true,
		credentials: [{ name: 'chatwootAccountApi', required: true, testedBy: 'checkChatwootCredential' }],
		hints: [
			{
				message: 'Put a Schedule Trigger in front, for instance every 5 minutes: each run looks once who is waiting.',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
				type: 'info',
			},
		],
		properties,
	};

	methods = { credentialTest: { checkChatwootCredential }, listSearch: { searchAgents, searchTeams } };

	/** Once per execution, however many items come in. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			return outputOf(await escalateNow(this));
		} catch (error) {
			if (!this.continueOnFail()) throw toNodeError(this, error, 0);
			return [[failedItem(error, 0)], []];
		}
	}
}

async function escalateNow(context: IExecuteFunctions): Promise<Outcome> {
	const settings = settingsOf(context);
	const accountId = idOf(context.getNodeParameter('accountId', 0, ''), 'Account ID');
	const client = await connectChatwoot(context, { accountId });
	runs++;
	const processId = processIds.get(client.account) ?? randomUUID();
	processIds.set(client.account, processId);
	const outcome = await escalate({ client, processId, runNumber: runs, elapsedMs: () => performance.now() }, settings);
	// With nothing to hand on there is no output that could carry it.
	const [first] = outcome.problems;
	if (first !== undefined && outcome.escalated.length === 0) {
		throw refusal(first, outcome.problems.slice(1).join(' '));
	}
	return outcome;
}

function settingsOf(context: IExecuteFunctions): Settings {
	// Fields that the panel hides are not stored.
	const read = (name: string): unknown => context.getNodeParameter(name, 0, '');
	return readSettings(
		{
			tiers: read('tiers'),
			filters: read('filters'),
			businessHours: read('businessHours'),
			schedule: read('schedule'),
			dryRun: read('dryRun'),
			options: read('options'),
			timezone: context.getTimezone(),
		},
		new Date(),
	);
}

function outputOf(outcome: Outcome): INodeExecutionData[][] {
	const pairedItem = { item: 0 };
	const escalated = outcome.escalated.map((json) => ({ json, pairedItem }));
	return [escalated, escalated.length > 0 ? [{ json: writeDigest(outcome), pairedItem }] : []];
}
