import type { ChatwootRequest, JsonRecord, PageOptions } from '../../shared/chatwoot/types';
import type { OperationCall } from '../operation';
import { requiredIdOf } from '../operation';

/** How many records the user wants; undefined for all of them. */
export function limitOf({ parameter }: OperationCall): number | undefined {
	if (parameter('returnAll') === true) return undefined;
	return requiredIdOf(parameter('limit'), 'Limit');
}

/** Reads a list as far as Return All and Limit ask for, page by page. */
export async function collectRecords(
	call: OperationCall,
	request: ChatwootRequest,
	options: PageOptions = {},
): Promise<JsonRecord[]> {
	return await call.client.pages(request, { ...options, limit: limitOf(call) });
}
