import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { connectChatwoot } from '../shared/chatwoot/client';
import type { ChatwootClient, JsonRecord } from '../shared/chatwoot/types';
import { checkChatwootCredential } from '../shared/n8n/checkChatwootCredential';
import { splitItems, type Routed } from '../shared/n8n/splitItems';
import { idOf, textOf } from '../shared/readId';
import { applyLead, type ContactUpdate } from './applyLead';
import { expressionOf, valueIn, type LeadField } from './leadFields';
import { properties, subtitle } from './properties';
import { scoreLead, type Lead, type ScoreOptions } from './scoreLead';

export class LeadScorer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Lead Scorer',
		name: 'leadScorer',
		icon: { light: 'file:../shared/icons/leadScorer.svg', dark: 'file:../shared/icons/leadScorer.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle,
		description: 'Tell from what customers write in Chatwoot who is about to buy',
		defaults: { name: 'Lead Scorer' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			{
				name: 'chatwootAccountApi',
				required: true,
				testedBy: 'checkChatwootCredential',
				displayOptions: { show: { '/options.updateContact': [true] } },
			},
		],
		properties,
	};

	methods = { credentialTest: { checkChatwootCredential } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const clients = new Map<number, ChatwootClient>();
		const connect = async (accountId = 0) => {
			const client = clients.get(accountId) ?? (await connectChatwoot(this, { accountId }));
			clients.set(accountId, client);
			return client;
		};
		return await splitItems(this, 1, async (itemIndex) => await judge(this, itemIndex, connect));
	}
}

type Connect = (accountId?: number) => Promise<ChatwootClient>;
type Scored = Lead & { contactUpdate?: ContactUpdate };

async function judge(context: IExecuteFunctions, itemIndex: number, connect: Connect): Promise<Routed> {
	const { json = {}, binary } = context.getInputData()[itemIndex] ?? {};
	const field = (name: LeadField) => fieldOf(context, itemIndex, name);
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const given: ScoreOptions = {
		contactId: field('contactId'),
		previousScore: field('previousScore'),
		previousScoredAt: field('previousScoredAt'),
		orders: field('orders'),
		ruleSet: context.getNodeParameter('ruleSet', itemIndex, 'default') as ScoreOptions['ruleSet'],
		rules: context.getNodeParameter('rules', itemIndex, ''),
		thresholds: context.getNodeParameter('thresholds', itemIndex, ''),
		options,
		now: new Date(),
	};
	const lead = options.updateContact === true ? await update(json, { text: field('text'), given, options }, connect) : scoreLead(field('text'), given);
	return { output: 0, json: { ...json, lead }, ...(binary ? { binary } : {}) };
}

type Given = { text: unknown; given: ScoreOptions; options: IDataObject };

async function update(json: JsonRecord, { text, given, options }: Given, connect: Connect): Promise<Scored> {
	const contactId = idOf(given.contactId, 'Contact ID');
	if (contactId === undefined) {
		const detail = 'Contact ID is empty, so nothing was written to Chatwoot. Connect the Chatwoot Trigger to this node, or set the field.';
		return { ...scoreLead(text, given), contactUpdate: { status: 'failed', detail } };
	}
	const messageId = idOf('messageId' in options ? options.messageId : valueIn(json, 'messageId'), 'Message ID');
	const client = await connect(idOf(options.accountId, 'Account ID'));
	return await applyLead(client, { text, options: given, contactId, messageId, label: textOf(options.label) });
}

/** Fields left as they are read the item by themselves: an expression costs n8n up to 20 ms. */
function fieldOf(context: IExecuteFunctions, itemIndex: number, name: LeadField): unknown {
	const written = context.getNode().parameters[name];
	if (written === undefined || written === expressionOf(name)) return valueIn(context.getInputData()[itemIndex]?.json ?? {}, name);
	return context.getNodeParameter(name, itemIndex, '');
}
