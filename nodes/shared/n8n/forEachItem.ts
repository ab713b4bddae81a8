import type { IDataObject, IExecuteFunctions, INodeExecutionData, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { isRecord } from '../chatwoot/errors';
import { idOf } from '../readId';

export type ItemResult = IDataObject | IDataObject[];

/**
 * The item loop of every node with one output: runs `run` per input item, keeps items linked, and lets
 * the other items go on when Continue On Fail is set.
 *
 * @param run resolves with the JSON of none, one or several output items
 */
export async function forEachItem(
	context: IExecuteFunctions,
	run: (itemIndex: number) => ItemResult | Promise<ItemResult>,
): Promise<INodeExecutionData[]> {
	const output: INodeExecutionData[] = [];
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex++) {
		try {
			const result = await run(itemIndex);
			const records = Array.isArray(result) ? result : [result];
			output.push(...records.map((json) => ({ json, pairedItem: { item: itemIndex } })));
		} catch (error) {
			if (!context.continueOnFail()) throw toNodeError(context, error, itemIndex);
			output.push(failedItem(error, itemIndex));
		}
	}
	return output;
}

/** Exactly these keys: n8n routes an item with any other key beside `error` to the success output. */
export function failedItem(error: unknown, itemIndex: number): INodeExecutionData {
	return { json: { error: sentenceOf(error) }, pairedItem: { item: itemIndex } };
}

export function toNodeError(
	context: IExecuteFunctions,
	error: unknown,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	const nodeError = wrap(context, error, itemIndex);
	nodeError.context.itemIndex = itemIndex;
	// What an error workflow names: it sees the error, and not the item.
	const conversationId = conversationOf(context, itemIndex);
	if (conversationId !== undefined) nodeError.context.conversationId = conversationId;
	return nodeError;
}

/** From the step's own setting, else from the item; undefined where neither names one. */
function conversationOf(context: IExecuteFunctions, itemIndex: number): number | undefined {
	const { conversationId } = context.getInputData()[itemIndex]?.json ?? {};
	try {
		return idOf(context.getNodeParameter('conversationId', itemIndex, conversationId), 'Conversation ID');
	} catch {
		// What it is set to may be the very reason of the error.
		return undefined;
	}
}

function wrap(context: IExecuteFunctions, error: unknown, itemIndex: number): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const what = isRecord(error) && typeof error.what === 'string' ? error.what : sentenceOf(error);
	const description = isRecord(error) && typeof error.advice === 'string' ? error.advice : undefined;
	const status = readStatus(error);
	if (status === undefined) return new NodeOperationError(context.getNode(), what, { itemIndex, description });
	const response: JsonObject = { message: what };
	return new NodeApiError(context.getNode(), response, {
		itemIndex,
		message: what,
		description,
		httpCode: String(status),
	});
}

function sentenceOf(error: unknown): string {
	if (error instanceof Error) return error.message;
	return typeof error === 'string' ? error : 'Something unexpected happened in this step.';
}

function readStatus(error: unknown): number | undefined {
	const details = isRecord(error) && isRecord(error.details) ? error.details : undefined;
	return typeof details?.status === 'number' ? details.status : undefined;
}
