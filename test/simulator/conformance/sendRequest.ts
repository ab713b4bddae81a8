import { createHmac } from 'node:crypto';
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { asObject, asText } from '../whatsapp/json';
import { fill, valueAt, type Scope } from './placeholders';
import type { RecordedRequest } from './transcript';

export type LiveAnswer = {
	status: number;
	contentType: string | null;
	headers: IncomingHttpHeaders;
	body: unknown;
};
type Caller = { scope: Scope; base: string; as: string; whatsappAppSecret: string };

const BOUNDARY = 'transcript-boundary-5f1c';

/** Sends a recorded request over a real socket, as the one it was recorded for. */
export function sendRequest(recorded: RecordedRequest, caller: Caller): Promise<LiveAnswer> {
	const { scope, base } = caller;
	const { data, type } = encodeBody(fill(recorded.body, scope));
	const path = `${String(fill(recorded.path, scope))}${encodeQuery(fill(recorded.query, scope))}`;
	const headers: OutgoingHttpHeaders = { accept: '*/*', ...tokenOf(caller) };
	for (const [name, value] of Object.entries(recorded.headers ?? {})) {
		headers[name] =
			value === '{{sig.whatsapp}}'
				? `sha256=${createHmac('sha256', caller.whatsappAppSecret).update(data).digest('hex')}`
				: String(fill(value, scope));
	}
	if (type !== undefined) headers['content-type'] = type;
	if (recorded.method !== 'GET') headers['content-length'] = data.length;
	return exchange(`${base}${path}`, { method: recorded.method, headers, data });
}

function tokenOf({ as, scope }: Caller): OutgoingHttpHeaders {
	if (as === 'none') return {};
	if (as === 'bad') return { api_access_token: 'not-a-valid-token' };
	return { api_access_token: String(valueAt(scope.values, `token.${as}`)) };
}

function exchange(
	url: string,
	{ method, headers, data }: { method: string; headers: OutgoingHttpHeaders; data: Buffer },
): Promise<LiveAnswer> {
	return new Promise((resolve, reject) => {
		const req = request(url, { method, headers, agent: false }, (res) => {
			const chunks: Buffer[] = [];
			res.on('data', (chunk: Buffer) => chunks.push(chunk));
			res.on('end', () =>
				resolve({
					status: res.statusCode ?? 0,
					contentType: res.headers['content-type'] ?? null,
					headers: res.headers,
					body: readBody(Buffer.concat(chunks).toString()),
				}),
			);
		});
		req.on('error', reject);
		req.end(data.length > 0 ? data : undefined);
	});
}

function readBody(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}

function encodeQuery(query: unknown): string {
	const pairs = Object.entries(asObject(query)).flatMap(([name, value]) =>
		(Array.isArray(value) ? value : [value]).map(
			(one) => `${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`,
		),
	);
	return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function encodeBody(body: unknown): { data: Buffer; type?: string } {
	if (body === undefined || body === null) return { data: Buffer.alloc(0) };
	const { $raw, $multipart, contentType } = asObject(body);
	if (typeof $raw === 'string') {
		return { data: Buffer.from($raw), type: asText(contentType) ?? 'application/json' };
	}
	if (Array.isArray($multipart)) return encodeMultipart($multipart.map(asObject));
	return { data: Buffer.from(JSON.stringify(body)), type: 'application/json' };
}

function encodeMultipart(parts: Array<Record<string, unknown>>): { data: Buffer; type: string } {
	const chunks = parts.flatMap(({ name, filename, contentType, base64, value }) => [
		Buffer.from(
			`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${String(name)}"` +
				(filename ? `; filename="${String(filename)}"` : '') +
				(contentType ? `\r\nContent-Type: ${String(contentType)}` : '') +
				'\r\n\r\n',
		),
		typeof base64 === 'string' ? Buffer.from(base64, 'base64') : Buffer.from(String(value)),
		Buffer.from('\r\n'),
	]);
	chunks.push(Buffer.from(`--${BOUNDARY}--\r\n`));
	return { data: Buffer.concat(chunks), type: `multipart/form-data; boundary=${BOUNDARY}` };
}
