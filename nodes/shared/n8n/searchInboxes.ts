import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { JsonRecord } from '../chatwoot/types';
import { listById } from './listRecords';

/** The picker of inboxes, in every node that has one. */
export async function searchInboxes(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const describe = ({ name, channel_type: channel }: JsonRecord) =>
		`${String(name)} (${String(channel ?? '').replace('Channel::', '')})`;
	return await listById(this, { path: '/inboxes', filter, describe });
}
