import type { ServerResponse } from 'node:http';

export type Answer = {
	status: number;
	/** As JSON; nothing when absent. */
	json?: unknown;
	text?: string;
	bytes?: Buffer;
	/** null: no content type at all. */
	contentType?: string | null;
	headers?: Record<string, string>;
};

export const ok = (json: unknown): Answer => ({ status: 200, json });
/** `head :ok`: no body, but the type of JSON. */
export const empty = (status = 200): Answer => ({ status, contentType: 'application/json' });
export const noContent = (): Answer => ({ status: 204, contentType: null });
/** What Rails says of a path that it does not know, or of JSON that is none. */
export const plain = (status: number): Answer => ({
	status,
	contentType: 'text/html; charset=UTF-8',
});

export function send(res: ServerResponse, answer: Answer): void {
	const text = answer.json === undefined ? (answer.text ?? '') : JSON.stringify(answer.json);
	const body = answer.bytes ?? text;
	const charset = answer.status === 500 ? 'UTF-8' : 'utf-8';
	const type =
		answer.contentType === undefined ? `application/json; charset=${charset}` : answer.contentType;
	const headers: Record<string, string | number> = { ...answer.headers };
	if (type !== null) headers['content-type'] = type;
	if (answer.status !== 204) headers['content-length'] = Buffer.byteLength(body);
	res.writeHead(answer.status, headers);
	res.end(body);
}
