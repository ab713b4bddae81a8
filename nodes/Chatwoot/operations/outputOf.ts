import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/chatwoot/errors';
import { stripSecrets } from '../../shared/chatwoot/stripSecrets';
import type { JsonRecord } from '../../shared/chatwoot/types';
import type { OperationCall } from '../operation';
import type { Simple } from '../simplify';

// What leaves the node: Chatwoot's own record without secrets, and the ids under the names that the
// node's fields take by default, so that the next step finds them.

export function outputOf(record: JsonRecord, more: JsonRecord = {}): IDataObject {
	return { ...(stripSecrets(record) as IDataObject), ...(more as IDataObject) };
}

export function contactOutput(record: JsonRecord, more: JsonRecord = {}): IDataObject {
	return outputOf(record, { contactId: record.id, ...more });
}

export function inboxOutput(record: JsonRecord): IDataObject {
	return outputOf(record, { inboxId: record.id });
}

export function conversationOutput(record: JsonRecord, more: JsonRecord = {}): IDataObject {
	const meta = isRecord(record.meta) ? record.meta : {};
	const contactId = isRecord(meta.sender) ? meta.sender.id : undefined;
	return outputOf(record, {
		conversationId: record.id,
		...(contactId === undefined ? {} : { contactId }),
		...more,
	});
}

/** A record as it leaves, or the few fields of it that Simplify leaves. */
export function shaped(
	{ parameter }: Pick<OperationCall, 'parameter'>,
	raw: IDataObject,
	simplify: (record: JsonRecord) => Simple,
): IDataObject {
	return parameter('simplify') === true ? simplify(raw) : raw;
}
