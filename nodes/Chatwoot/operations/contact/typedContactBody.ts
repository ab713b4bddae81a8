import { isRecord } from '../../../shared/chatwoot/errors';
import type { JsonRecord } from '../../../shared/chatwoot/types';
import type { OperationCall } from '../../operation';
import { contactBody } from '../../readContactFields';
import { typedAttributes } from '../typedAttributes';

/** The fields of a contact that are filled in, its custom attributes as Chatwoot's settings define them. */
export async function typedContactBody(call: OperationCall, fields: JsonRecord): Promise<JsonRecord> {
	const body = contactBody(fields);
	if (!isRecord(body.custom_attributes)) return body;
	return { ...body, custom_attributes: await typedAttributes(call, 'contact', body.custom_attributes) };
}
