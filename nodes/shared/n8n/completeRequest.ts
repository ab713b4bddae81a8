import type { IHttpRequestOptions } from 'n8n-workflow';

export type Server = { baseURL: string; headers: Record<string, string> };

/**
 * Adds a server's address and secret headers to a request for it. A request that names another server stays as it
 * is: the secret goes to its own server only.
 *
 * @param url the request's address, where it has to be changed
 */
export function completeRequest(request: IHttpRequestOptions, server: Server, url = addressOf(request)): IHttpRequestOptions {
	const { baseURL } = server;
	const headers = { ...request.headers, ...server.headers };
	const absolute = /^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith('//');
	if (!absolute) return { ...request, baseURL, url, headers };
	return url.startsWith(`${baseURL}/`) ? { ...request, headers } : request;
}

/** The HTTP Request node, which may use these credentials too, names the address `uri`. */
export function addressOf(request: IHttpRequestOptions): string {
	const address: unknown = request.url ?? ('uri' in request ? request.uri : '');
	return String(address);
}
