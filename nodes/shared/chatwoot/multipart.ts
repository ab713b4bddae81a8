import type { JsonRecord, UploadFile } from './types';

/**
 * A request body with files. Rails reads nested fields as JSON text, so that
 * `content_attributes` arrives as it would in a JSON body.
 */
export function multipart(body: JsonRecord | undefined, files: UploadFile[]): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(body ?? {})) {
		if (value === undefined || value === null) continue;
		form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
	}
	for (const { field, fileName, mimeType, data } of files) {
		// A copy: a Buffer may be a window into memory that others share, which Blob does not take.
		form.append(field, new Blob([new Uint8Array(data)], { type: mimeType }), fileName);
	}
	return form;
}
