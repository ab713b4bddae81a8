import type { IDataObject } from 'n8n-workflow';

import type { JsonRecord } from '../../../shared/chatwoot/types';

/** Keys of an inbox that hold tokens and passwords: provider_config of WhatsApp, hmac_token, imap_password… */
const SECRET = /secret|token|password|provider_config|api_key|auth/i;

/** An inbox without what must not end up in executions and logs. */
export function publicInbox(inbox: JsonRecord): IDataObject {
	return Object.fromEntries(Object.entries(inbox).filter(([key]) => !SECRET.test(key))) as IDataObject;
}
