import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { connectChatwoot } from '../shared/chatwoot/client';
import { checkChatwootCredential } from '../shared/n8n/checkChatwootCredential';
import { splitItems, type Routed } from '../shared/n8n/splitItems';
import { idOf } from '../shared/readId';
import { answerMessage } from './answerMessage';
import { answerText } from './answerText';
import { checkGeminiCredential, connectGemini } from './client';
import type { Model } from './composeReply';
import { searchModels } from './listSearch';
import { skipped, type Outcome } from './outcome';
import { expressionOf, properties, subtitle, type ItemField } from './properties';
import { readSettings } from './readSettings';
import { checkAccountOf, checkItem, readWish, type Field } from './readWish';

const OUTPUTS = ['replied', 'handedOff', 'skipped'] as const;

export class GeminiReply implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Gemini Reply',
		name: 'geminiReply',
		icon: { light: 'file:../shared/icons/geminiReply.svg', dark: 'file:../shared/icons/geminiReply.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle,
		description: 'Answer a customer of the shop in Chatwoot from your own knowledge, or hand the conversation to a person',
		defaults: { name: 'Gemini Reply' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Replied', 'Handed Off', 'Skipped'],
		usableAsTool: true,
		credentials: [
			{ name: 'geminiReplyApi', required: true, testedBy: 'checkGeminiCredential' },
			{
				name: 'chatwootAccountApi',
				required: true,
				testedBy: 'checkChatwootCredential',
				displayOptions: { show: { mode: ['send', 'draft'] } },
			},
		],
		properties,
	};

	methods = {
		credentialTest: { checkChatwootCredential, checkGeminiCredential },
		listSearch: { searchModels },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await splitItems(this, OUTPUTS.length, async (itemIndex): Promise<Routed> => {
			const item = this.getInputData()[itemIndex]?.json ?? {};
			const { output, ai } = await answerItem(this, itemIndex);
			return { output: OUTPUTS.indexOf(output), json: { ...item, ai } };
		});
	}
}

async function answerItem(context: IExecuteFunctions, itemIndex: number): Promise<Outcome> {
	const item = context.getInputData()[itemIndex]?.json ?? {};
	const settings = readSettings((name) => context.getNodeParameter(name, itemIndex, ''));
	const wrong = checkItem(item);
	if (wrong) return skipped(wrong);
	const model: Model = { ...connectGemini(context), now: () => new Date() };
	const fields = fieldsOf(context, itemIndex);
	if (settings.mode === 'returnOnly') return await answerText(model, settings, { content: fields.content.value, item });
	const wish = readWish(fields, item);
	const accountId = idOf(context.getNodeParameter('accountId', itemIndex, ''), 'Account ID');
	const client = await connectChatwoot(context, { accountId });
	checkAccountOf(item, client.account);
	const by = `${context.getWorkflow().id}/${context.getExecutionId()}/${context.getNode().name}/${itemIndex}`;
	return await answerMessage({ client, model, settings, wish, run: { by, missed: item.missed === true } });
}

/** The fields that name the message; those left at their default are taken from the item, without an expression. */
function fieldsOf(context: IExecuteFunctions, itemIndex: number): Record<ItemField, Field> {
	const item = context.getInputData()[itemIndex]?.json ?? {};
	const { parameters } = context.getNode();
	const read = (name: ItemField): Field => {
		const written = parameters[name] ?? expressionOf(name);
		const value: unknown = written === expressionOf(name) ? item[name] : context.getNodeParameter(name, itemIndex, '');
		return { value, written };
	};
	return { conversationId: read('conversationId'), messageId: read('messageId'), content: read('content') };
}
