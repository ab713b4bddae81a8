import { createHmac, timingSafeEqual } from 'node:crypto';

export type SignatureVerdict = { valid: true } | { valid: false; reason: string };

export type SignedDelivery = {
	secrets: string[];
	/** The header `X-Shopify-Hmac-Sha256`. */
	signature: string | undefined;
	rawBody: Uint8Array;
};

const MIN_SECRET_CHARACTERS = 16;

/**
 * Shopify signs the raw bytes: base64 of HMAC-SHA256. After a rotation it may sign with the old
 * secret for an hour, so every secret counts. All are compared, in constant time each.
 * @see https://shopify.dev/docs/apps/build/webhooks/verify-deliveries
 */
export function checkSignature({ secrets, signature, rawBody }: SignedDelivery): SignatureVerdict {
	if (signature === undefined || signature === '') {
		return {
			valid: false,
			reason:
				'The delivery carries no X-Shopify-Hmac-Sha256 header, so it was not sent by Shopify or something in between dropped the header.',
		};
	}
	const matches = secrets.filter((secret) => isEqual(signShopifyBody(secret, rawBody), signature));
	if (matches.length > 0) return { valid: true };
	return {
		valid: false,
		reason:
			"The signature does not fit the body. Use the signing key shown under Settings, Notifications, Webhooks (or the app's client secret for webhooks that an app made), and pass the body on as it came.",
	};
}

/** What Shopify puts into the header for these bytes. */
export function signShopifyBody(secret: string, rawBody: Uint8Array | string): string {
	return createHmac('sha256', secret).update(rawBody).digest('base64');
}

/**
 * The secrets of a credential: one per line. n8n's password field has a single line, where a
 * browser turns pasted line breaks into spaces, so long parts between spaces or commas count as
 * secrets too.
 */
export function readSecrets(text: unknown): string[] {
	if (typeof text !== 'string') return [];
	const lines = text.split(/[\r\n]+/).map((line) => line.trim());
	const parts = text.split(/[\s,;]+/).filter((part) => part.length >= MIN_SECRET_CHARACTERS);
	return [...new Set([...lines, ...parts])].filter((secret) => secret !== '');
}

/** For the credential's test: a sentence when no secret is there, or one is too short to be one. */
export function findSecretFlaw(text: unknown): string | undefined {
	const secrets = readSecrets(text);
	if (secrets.length === 0)
		return 'There is no secret. Paste the signing key, one per line if there are several.';
	const short = secrets.filter((secret) => secret.length < MIN_SECRET_CHARACTERS);
	if (short.length === 0) return undefined;
	return `A secret has fewer than ${MIN_SECRET_CHARACTERS} characters, so that it was probably cut off when copied. Shopify's keys have 32 or more.`;
}

function isEqual(expected: string, given: string): boolean {
	const expectedBytes = Buffer.from(expected);
	const givenBytes = Buffer.from(given);
	return expectedBytes.length === givenBytes.length && timingSafeEqual(expectedBytes, givenBytes);
}
