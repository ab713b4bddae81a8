import { createHmac, timingSafeEqual } from 'node:crypto';

export type SignatureVerdict = { valid: true } | { valid: false; reason: string };

export type SignedDelivery = {
	/** As `readSecrets` gives them: `secret`, or `shop.myshopify.com=secret` for one shop only. */
	secrets: string[];
	/** The shop that the delivery says it comes from. No signature covers it; null when it says none. */
	shop?: string | null;
	/** The header `X-Shopify-Hmac-Sha256`. */
	signature: string | undefined;
	rawBody: Uint8Array;
};

const MIN_SECRET_CHARACTERS = 16;
const OF_ONE_SHOP = /^([a-z0-9-]+(?:\.[a-z0-9-]+)+)=(.*)$/i;

/**
 * Shopify signs the raw bytes: base64 of HMAC-SHA256. After a rotation it may sign with the old
 * secret for an hour, so every secret counts. All are compared, in constant time each. A secret of
 * one shop counts for that shop only: its owner knows it, and could otherwise speak for another.
 * @see https://shopify.dev/docs/apps/build/webhooks/verify-deliveries
 */
export function checkSignature({ secrets, shop, signature, rawBody }: SignedDelivery): SignatureVerdict {
	if (signature === undefined || signature === '') {
		return {
			valid: false,
			reason:
				'The delivery carries no X-Shopify-Hmac-Sha256 header, so it was not sent by Shopify or something in between dropped the header.',
		};
	}
	const matches = secretsFor(shop ?? null, secrets).filter((secret) => isEqual(signShopifyBody(secret, rawBody), signature));
	if (matches.length > 0) return { valid: true };
	return {
		valid: false,
		reason:
			"The signature does not fit the body. Use the signing key shown under Settings, Notifications, Webhooks (or the app's client secret for webhooks that an app made), and pass the body on as it came.",
	};
}

function secretsFor(shop: string | null, secrets: string[]): string[] {
	return secrets.flatMap((entry) => {
		const [, owner, secret = ''] = OF_ONE_SHOP.exec(entry) ?? [];
		if (owner === undefined) return [entry];
		return owner.toLowerCase() === shop && secret.length >= MIN_SECRET_CHARACTERS ? [secret] : [];
	});
}

/** What Shopify puts into the header for these bytes. */
export function signShopifyBody(secret: string, rawBody: Uint8Array | string): string {
	return createHmac('sha256', secret).update(rawBody).digest('base64');
}

/**
 * The secrets of a credential: one per line. n8n's password field has a single line, where a
 * browser turns pasted line breaks into spaces, so long parts between spaces or commas count as
 * secrets too. `shop.myshopify.com=secret` is a secret of that shop only.
 */
export function readSecrets(text: unknown): string[] {
	if (typeof text !== 'string') return [];
	const lines = text.split(/[\r\n]+/).map((line) => line.trim());
	const parts = partsOf(text).filter((part) => part.length >= MIN_SECRET_CHARACTERS || OF_ONE_SHOP.test(part));
	const whole = lines.filter((line) => !partsOf(line).some((part) => OF_ONE_SHOP.test(part)));
	return [...new Set([...whole, ...parts])].filter((secret) => /[^\s,;]/.test(secret));
}

const partsOf = (text: string) => text.split(/[\s,;]+/);

/** For the credential's test: a sentence when no secret is there, or one is too short to be one. */
export function findSecretFlaw(text: unknown): string | undefined {
	const secrets = readSecrets(text);
	if (secrets.length === 0)
		return 'There is no secret. Paste the signing key, one per line if there are several.';
	const short = secrets.filter((entry) => entry.replace(OF_ONE_SHOP, '$2').length < MIN_SECRET_CHARACTERS);
	if (short.length === 0) return undefined;
	return `A secret has fewer than ${MIN_SECRET_CHARACTERS} characters, so that it was probably cut off when copied. Shopify's keys have 32 or more.`;
}

function isEqual(expected: string, given: string): boolean {
	const expectedBytes = Buffer.from(expected);
	const givenBytes = Buffer.from(given);
	return expectedBytes.length === givenBytes.length && timingSafeEqual(expectedBytes, givenBytes);
}
