import { asObject, type Json } from '../../whatsapp/json';

export type UploadedFile = { field: string; fileName: string; contentType: string; bytes: Buffer };
export type ParsedBody = { fields: Json; files: UploadedFile[] };
/** A body that is no JSON although it says so: Rails answers 400 without a body. */
export class MalformedBody extends Error {}

/** What Rails makes of a request's body: JSON, a form, or a multipart form with files. */
export function parseBody(contentType: string, raw: Buffer): ParsedBody {
	if (raw.length === 0) return { fields: {}, files: [] };
	const boundary = /multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1];
	if (boundary !== undefined) return parseMultipart(raw, boundary);
	if (/x-www-form-urlencoded/i.test(contentType)) {
		return { fields: nest(new URLSearchParams(raw.toString())), files: [] };
	}
	if (!/json/i.test(contentType)) return { fields: {}, files: [] };
	try {
		return { fields: asObject(JSON.parse(raw.toString())), files: [] };
	} catch {
		throw new MalformedBody();
	}
}

/** `a[]=1&a[]=2&b[c]=3` → `{ a: ['1', '2'], b: { c: '3' } }`, as deep as Chatwoot needs it. */
export function nest(entries: Iterable<[string, string]>): Json {
	const result: Json = {};
	for (const [key, value] of entries) {
		const [, name = key, , inner] = /^([^[\]]+)(\[([^[\]]*)\])?$/.exec(key) ?? [];
		if (inner === undefined) result[name] = value;
		else if (inner === '') result[name] = [...((result[name] as unknown[]) ?? []), value];
		else result[name] = { ...asObject(result[name]), [inner]: value };
	}
	return result;
}

function parseMultipart(raw: Buffer, boundary: string): ParsedBody {
	const files: UploadedFile[] = [];
	const entries: Array<[string, string]> = [];
	for (const part of splitParts(raw, boundary)) {
		const headEnd = part.indexOf('\r\n\r\n');
		if (headEnd < 0) continue;
		const head = part.subarray(0, headEnd).toString();
		const bytes = part.subarray(headEnd + 4);
		const field = /name="([^"]*)"/.exec(head)?.[1] ?? '';
		const fileName = /filename="([^"]*)"/.exec(head)?.[1];
		if (fileName === undefined) {
			entries.push([field, bytes.toString()]);
			continue;
		}
		const contentType =
			/content-type:\s*([^\r\n;]+)/i.exec(head)?.[1] ?? 'application/octet-stream';
		files.push({ field, fileName, contentType, bytes });
	}
	return { fields: nest(entries), files };
}

function splitParts(raw: Buffer, boundary: string): Buffer[] {
	const mark = Buffer.from(`--${boundary}`);
	const parts: Buffer[] = [];
	let start = raw.indexOf(mark);
	while (start >= 0) {
		const from = start + mark.length + 2;
		const next = raw.indexOf(mark, from);
		if (next < 0) break;
		parts.push(raw.subarray(from, next - 2));
		start = next;
	}
	return parts;
}
