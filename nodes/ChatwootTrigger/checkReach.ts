const PRIVATE_IPV4 = [
	/^0\./,
	/^10\./,
	/^127\./,
	/^169\.254\./,
	/^172\.(1[6-9]|2\d|3[01])\./,
	/^192\.168\./,
	/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
];
const PRIVATE_IPV6 = /^\[(::1?|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*|::ffff:.*)\]$/;
const LOCAL_NAME = /(^localhost|\.localhost|\.local|\.internal|\.lan|\.home\.arpa)$/;

/**
 * A sentence when Chatwoot may never call the URL: since 4.14 it refuses hosts that resolve to private
 * addresses, without an error anywhere but in its own log. Registering such a URL succeeds all the same.
 */
export function checkReach(url: string): string | undefined {
	const host = hostOf(url);
	if (host === undefined || !isPrivate(host)) return undefined;
	return `The webhook URL of this n8n is on a private host (${host}). Chatwoot 4.14 and newer silently never calls such hosts. Set WEBHOOK_URL of n8n to a public https address, or SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true for Chatwoot (4.14.1 or newer, its Sidekiq process).`;
}

function isPrivate(host: string): boolean {
	if (host.startsWith('[')) return PRIVATE_IPV6.test(host);
	return !host.includes('.') || LOCAL_NAME.test(host) || PRIVATE_IPV4.some((range) => range.test(host));
}

function hostOf(url: string): string | undefined {
	return URL.canParse(url) ? new URL(url).hostname.toLowerCase() : undefined;
}
