import { SKIP_SENTENCES, type SkipReason } from './describeSkip';
import { resourceOf, type Kind } from './kinds';
import type { Delivery } from './readDelivery';
import { instantIn } from './readFields';
import type { Notice } from './readOrder';
import { readTracking } from './readTracking';

export type Verdict = { reason: SkipReason; detail: string };

export type Rules = {
	notifyOn: readonly string[];
	skipTestOrders: boolean;
	skipCancelledOnCreate: boolean;
	/** 0: however old. */
	maxAgeMinutes: number;
};

const MS_PER_MINUTE = 60_000;

/** Why a notice must not reach the customer; undefined when it may. */
export function checkNotice(
	notice: Notice,
	{ isTest, triggeredAt }: Delivery,
	rules: Rules & { now: Date },
): Verdict | undefined {
	const { kind, order } = notice;
	const subject = subjectOf(notice);
	if (!rules.notifyOn.includes(kind)) {
		return verdict(
			'kindNotSelected',
			`${subject} is of the kind ${kind}, which is not selected under Notify On.`,
		);
	}
	if (rules.skipTestOrders && (isTest || order.test === true)) {
		return verdict('testOrder', `${subject} ${SKIP_SENTENCES.testOrder}`);
	}
	return (
		checkCancelled(notice, rules.skipCancelledOnCreate) ??
		checkShipment(notice) ??
		checkAge(subject, triggeredAt ?? happenedAt(notice), rules)
	);
}

/** How sentences name what a body is about. */
export function subjectOf({
	kind,
	orderName,
}: {
	kind: Kind | null;
	orderName: string | null;
}): string {
	if (kind === 'checkoutAbandoned') return 'The checkout';
	if (kind === 'refundCreated') return orderName ? `The refund of ${orderName}` : 'The refund';
	if (kind === 'shipmentCreated' || kind === 'shipmentUpdated') {
		return orderName ? `The shipment of ${orderName}` : 'The shipment';
	}
	return orderName ? `Order ${orderName}` : 'The order';
}

function checkCancelled(notice: Notice, skipCancelledOnCreate: boolean): Verdict | undefined {
	const { kind, body } = notice;
	if (kind === 'checkoutAbandoned' && body.completed_at) {
		return verdict('checkoutCompleted', `${subjectOf(notice)} ${SKIP_SENTENCES.checkoutCompleted}`);
	}
	const confirms = kind === 'orderCreated' || kind === 'orderPaid';
	if (!confirms || !skipCancelledOnCreate || !body.cancelled_at) return undefined;
	return verdict('cancelled', `${subjectOf(notice)} ${SKIP_SENTENCES.cancelled}`);
}

function checkShipment(notice: Notice): Verdict | undefined {
	const { kind, body } = notice;
	if (resourceOf(kind) !== 'Fulfillment') return undefined;
	const subject = subjectOf(notice);
	if (body.status === 'cancelled')
		return verdict('cancelled', `${subject} ${SKIP_SENTENCES.shipmentCancelled}`);
	if (body.status === 'error' || body.status === 'failure') {
		return verdict('shipmentFailed', `${subject} ${SKIP_SENTENCES.shipmentFailed}`);
	}
	const { status, number, url } = readTracking(body);
	if (kind === 'shipmentUpdated') {
		const isNews = status !== null || number !== null || url !== null;
		return isNews ? undefined : verdict('nothingNew', `${subject} ${SKIP_SENTENCES.nothingNew}`);
	}
	const isPending = body.status === 'pending' || body.status === 'open';
	return isPending
		? verdict('shipmentPending', `${subject} ${SKIP_SENTENCES.shipmentPending}`)
		: undefined;
}

function checkAge(
	subject: string,
	happened: Date | null,
	{ maxAgeMinutes, now }: Rules & { now: Date },
): Verdict | undefined {
	if (!(maxAgeMinutes > 0) || happened === null) return undefined;
	const ageMinutes = (now.getTime() - happened.getTime()) / MS_PER_MINUTE;
	if (!(ageMinutes > maxAgeMinutes)) return undefined;
	return verdict(
		'tooOld',
		`${subject} is ${Math.floor(ageMinutes)} minutes old, and Max Age (Minutes) allows ${maxAgeMinutes}. Shopify delivers late after an outage; raise the limit if late notices are welcome.`,
	);
}

/** Without Shopify's own instant: when the body says that this came about. */
function happenedAt({ kind, body }: Notice): Date | null {
	const createdAt = instantIn(body, 'created_at');
	if (kind === 'orderCreated' || kind === 'refundCreated') return createdAt;
	if (kind === 'orderCancelled') return instantIn(body, 'cancelled_at') ?? createdAt;
	return instantIn(body, 'updated_at') ?? createdAt;
}

function verdict(reason: SkipReason, detail: string): Verdict {
	return { reason, detail };
}
