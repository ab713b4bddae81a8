import type { IDataObject } from 'n8n-workflow';

import type { ChatwootRequest, PageOptions } from '../../shared/chatwoot/types';
import type { OperationCall } from '../operation';

const DEFAULT_LIMIT = 50;

/** Reads a list as far as Return All and Limit ask for; one item per record. */
export async function collectRecords(
	{ client, parameter }: OperationCall,
	request: ChatwootRequest,
	options: PageOptions = {},
): Promise<IDataObject[]> {
	const all = parameter('returnAll') === true;
	const limit = all ? undefined : Number(parameter('limit')) || DEFAULT_LIMIT;
	return (await client.pages(request, { ...options, limit })) as IDataObject[];
}
