import type { IExecuteFunctions } from 'n8n-workflow';

import type { UploadFile } from '../chatwoot/types';

/**
 * A file of an input item, ready to go to Chatwoot as an attachment.
 *
 * @throws the node's own error when the item has no such binary field
 */
export async function readFile(
	context: IExecuteFunctions,
	itemIndex: number,
	binaryField: string,
): Promise<UploadFile> {
	const { fileName, mimeType, fileExtension } = context.helpers.assertBinaryData(itemIndex, binaryField);
	const data = await context.helpers.getBinaryDataBuffer(itemIndex, binaryField);
	const name = fileName ?? (fileExtension ? `${binaryField}.${fileExtension}` : binaryField);
	return { field: 'attachments[]', fileName: name, mimeType, data };
}
