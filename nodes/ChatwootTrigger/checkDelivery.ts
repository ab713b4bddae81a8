import { type SignatureFlaw, verify } from '../shared/chatwoot/signature';
import type { TriggerOptions } from './readSettings';

export type Delivery = {
	/** Names in lower case. */
	headers: Record<string, string | string[] | undefined>;
	/** As it came: Chatwoot escapes some characters, so that a body written anew has another signature. */
	rawBody: Buffer;
	/** All that may have signed it; none when no secret is known. */
	secrets: string[];
};

export type DeliveryVerdict = { pass: true; signatureVerified: boolean } | { pass: false; reason: SignatureFlaw };

/** Whether a delivery may start anything: a known secret makes the signature mandatory, unless told `never`. */
export function checkDelivery(
	delivery: Delivery,
	{ verifySignature, toleranceSeconds }: TriggerOptions,
	now: Date,
): DeliveryVerdict {
	if (verifySignature === 'never') return { pass: true, signatureVerified: false };
	if (delivery.secrets.length === 0 && verifySignature === 'whenSigned') {
		return { pass: true, signatureVerified: false };
	}
	const verdict = verify({ ...delivery, now, toleranceSeconds });
	if (verdict.valid) return { pass: true, signatureVerified: true };
	return { pass: false, reason: verdict.reason };
}

/** True when a newer secret may change the verdict: the sender signs, and not with what is known here. */
export function maySignOtherwise({ headers }: Delivery, verdict: DeliveryVerdict): boolean {
	if (headers['x-chatwoot-signature'] === undefined) return false;
	return verdict.pass ? !verdict.signatureVerified : verdict.reason === 'badSignature' || verdict.reason === 'noSecret';
}
