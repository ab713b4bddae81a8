import { createHmac, timingSafeEqual } from 'node:crypto';

export type SignatureFlaw =
	| 'noSecret'
	| 'missingSignature'
	| 'missingTimestamp'
	| 'badTimestamp'
	| 'tooOld'
	| 'fromTheFuture'
	| 'malformedSignature'
	| 'badSignature';

export type SignatureVerdict = { valid: true } | { valid: false; reason: SignatureFlaw };

export type SignedDelivery = {
	/** All that may have signed it: during a rotation the old and the new one. */
	secrets: readonly string[];
	/** Names in lower case. */
	headers: { [name: string]: string | string[] | undefined };
	/** As it came: Rails escapes `<`, `>` and `&`, so a body written anew has another signature. */
	rawBody: Buffer;
	now: Date;
	/** How far the sender's clock may be off, either way. */
	toleranceSeconds: number;
};

const TIMESTAMP = /^\d{1,12}$/;
const SIGNATURE = /^sha256=[0-9a-f]{64}$/;

/**
 * What Chatwoot 4.11.2 and later put into `X-Chatwoot-Signature`: `sha256=<hex>`, the HMAC over
 * `<timestamp>.<raw body>`.
 * @param timestamp unix seconds, as in `X-Chatwoot-Timestamp`
 */
export function sign(secret: string, timestamp: string | number, rawBody: Buffer): string {
	const digest = createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody);
	return `sha256=${digest.digest('hex')}`;
}

/** Whether one of the secrets signed these bytes at about this time. Every secret is compared, in constant time each. */
export function verify(delivery: SignedDelivery): SignatureVerdict {
	const secrets = delivery.secrets.filter((secret) => secret !== '');
	const signature = readHeader(delivery, 'x-chatwoot-signature');
	const timestamp = readHeader(delivery, 'x-chatwoot-timestamp');
	const reason =
		findMissing(secrets, signature, timestamp) ?? findTimeFlaw(timestamp, delivery) ?? findFormFlaw(signature);
	if (reason !== undefined) return { valid: false, reason };
	const matches = secrets.filter((secret) => isEqual(sign(secret, timestamp, delivery.rawBody), signature));
	return matches.length > 0 ? { valid: true } : { valid: false, reason: 'badSignature' };
}

/** A header that came twice is nobody's: the first is not more trustworthy than the second. */
function readHeader({ headers }: SignedDelivery, name: string): string {
	const value = headers[name];
	if (Array.isArray(value)) return value.length === 1 ? (value[0] ?? '').trim() : '';
	return value?.trim() ?? '';
}

function findMissing(secrets: string[], signature: string, timestamp: string): SignatureFlaw | undefined {
	if (secrets.length === 0) return 'noSecret';
	if (signature === '') return 'missingSignature';
	return timestamp === '' ? 'missingTimestamp' : undefined;
}

function findTimeFlaw(timestamp: string, { now, toleranceSeconds }: SignedDelivery): SignatureFlaw | undefined {
	if (!TIMESTAMP.test(timestamp)) return 'badTimestamp';
	const ageSeconds = Math.floor(now.getTime() / 1000) - Number(timestamp);
	if (ageSeconds > toleranceSeconds) return 'tooOld';
	return ageSeconds < -toleranceSeconds ? 'fromTheFuture' : undefined;
}

function findFormFlaw(signature: string): SignatureFlaw | undefined {
	return SIGNATURE.test(signature) ? undefined : 'malformedSignature';
}

function isEqual(expected: string, given: string): boolean {
	const expectedBytes = Buffer.from(expected);
	const givenBytes = Buffer.from(given);
	return expectedBytes.length === givenBytes.length && timingSafeEqual(expectedBytes, givenBytes);
}
