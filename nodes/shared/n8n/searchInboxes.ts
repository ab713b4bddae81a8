import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { JsonRecord } from '../chatwoot/types';
import { listById } from './listRecords';
import { entryOf } from '../entryOf';

/** As people write them, where Chatwoot's class names differ. */
const KINDS: Record<string, string> = {
	Api: 'API',
	FacebookPage: 'Facebook',
	Sms: 'SMS',
	Tiktok: 'TikTok',
	TwilioSms: 'Twilio',
	TwitterProfile: 'X',
	WebWidget: 'Website',
	Whatsapp: 'WhatsApp',
};

/** The picker of inboxes, in every node that has one. */
export async function searchInboxes(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const describe = ({ name, channel_type: channel }: JsonRecord) => {
		const kind = String(channel ?? '').replace('Channel::', '');
		return `${String(name)} (${entryOf(KINDS, kind) ?? kind})`;
	};
	return await listById(this, { path: '/inboxes', filter, describe });
}
