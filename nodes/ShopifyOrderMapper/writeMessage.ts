import { breakLiquid, clip, escapeMarkdown } from '../shared/text';
import { entryOf } from '../shared/entryOf';
import { fillText } from './fillText';
import type { Kind } from './kinds';
import { writeItem, type OrderItem } from './readItems';
import { isShipmentStatus, type Tracking } from './readTracking';
import type { Texts } from './texts';

export type Payment = 'paid' | 'unpaid' | 'partlyPaid' | 'refunded' | 'other';

/** What a message is made of; plain text, not escaped yet. */
export type MessageFacts = {
	kind: Kind;
	firstName: string | null;
	orderName: string | null;
	totalText: string | null;
	payment: Payment;
	cancelReason: string | null;
	hasShipping: boolean;
	items: OrderItem[];
	itemsText: string;
	tracking: Tracking;
	/** Order status page, or the checkout to return to. */
	link: string | null;
};

/** WhatsApp refuses a longer text. */
export const MAX_MESSAGE_CHARACTERS = 4096;

const MAX_LINES = 20;
const MAX_LINE = 120;
const RESERVED_CHARACTERS = 120;
// Most names, amounts and titles hold nothing that Markdown or Liquid would take as its own.
const HARMLESS = /^(?:#\d|\$|(?:\d{1,4}x )?[A-Za-zÀ-ÖØ-öø-ɏ])[A-Za-zÀ-ÖØ-öø-ɏ\d ()/.,:;!?'%$+-]*$/;
const WITH_ITEMS: readonly Kind[] = ['orderCreated', 'shipmentCreated', 'checkoutAbandoned'];
const WITH_TRACKING: readonly Kind[] = [
	'orderFulfilled',
	'orderPartiallyFulfilled',
	'shipmentCreated',
	'shipmentUpdated',
];
const WITH_LINK: readonly Kind[] = ['orderCreated', 'orderPaid', 'checkoutAbandoned'];

/** The text of a notice as Markdown that Chatwoot renders, at most 4096 characters. */
export function writeMessage(facts: MessageFacts, texts: Texts): string {
	const greeting = fillText(texts.greeting, { name: safe(facts.firstName) });
	const opening = `${greeting} ${leadOf(facts, texts)}`;
	const end = [...trackingLines(facts, texts), linkLine(facts, texts), texts.closing[facts.kind]];
	const paragraphs = [opening, ...end].filter((part) => part);
	const used = paragraphs.join('\n\n').length + RESERVED_CHARACTERS;
	const items = itemLines(facts, texts, MAX_MESSAGE_CHARACTERS - used);
	if (items !== undefined) paragraphs.splice(1, 0, items);
	return clip(paragraphs.join('\n\n'), MAX_MESSAGE_CHARACTERS);
}

/** Where the shipment is, for a template: short words, or what the carrier wrote. */
export function shipmentShort({ status }: Tracking, texts: Texts): string {
	return isShipmentStatus(status) ? texts.shipmentShort[status] : (status ?? texts.shipmentNews);
}

export function cancelReasonText(reason: string | null, texts: Texts): string | undefined {
	return reason === null ? undefined : entryOf(texts.cancelReasons, reason);
}

function leadOf(facts: MessageFacts, texts: Texts): string {
	const { kind, hasShipping, tracking } = facts;
	const isDigital = kind === 'orderFulfilled' && !hasShipping;
	const { status } = tracking;
	const lead = fillText(isDigital ? texts.digital : texts.lead[kind], {
		order: safe(facts.orderName),
		total: safe(facts.totalText),
		reason: cancelReasonText(facts.cancelReason, texts),
		status: isShipmentStatus(status) ? texts.shipment[status] : texts.shipmentNews,
	});
	const money = moneySentence(facts, texts);
	return money === undefined ? lead : `${lead} ${money}`;
}

/**
 * A fraud check or a staff decision is nobody's business; what happens to the money is the
 * buyer's.
 */
function moneySentence({ kind, payment }: MessageFacts, texts: Texts): string | undefined {
	if (kind === 'orderCancelled') return payment === 'refunded' ? texts.refundUnderWay : undefined;
	if (kind !== 'orderCreated') return undefined;
	if (payment === 'paid') return texts.confirmed;
	if (payment === 'unpaid') return texts.unpaid;
	return payment === 'partlyPaid' ? texts.partlyPaid : undefined;
}

function itemLines({ kind, items }: MessageFacts, texts: Texts, space: number): string | undefined {
	if (!WITH_ITEMS.includes(kind) || items.length === 0) return undefined;
	const lines: string[] = [];
	let left = space - texts.itemsTitle.length;
	for (const item of items.slice(0, MAX_LINES)) {
		const line = `- ${safe(clip(writeItem(item), MAX_LINE)) ?? ''}`;
		left -= line.length + 1;
		if (left < 0) break;
		lines.push(line);
	}
	if (lines.length === 0) return undefined;
	const rest = items.length - lines.length;
	if (rest > 0) lines.push(`- ${fillText(texts.moreLines, { count: String(rest) })}`);
	return [texts.itemsTitle, ...lines].join('\n');
}

function trackingLines({ kind, tracking }: MessageFacts, texts: Texts): string[] {
	if (!WITH_TRACKING.includes(kind)) return [];
	const { company, number, url } = tracking;
	const lines = [];
	if (number !== null) {
		lines.push(fillText(texts.tracking, { company: safe(company), number: safe(number) }));
	}
	if (url !== null) lines.push(fillText(texts.trackingLink, { url }));
	return lines.length > 0 ? [lines.join('\n')] : [];
}

function linkLine({ kind, link }: MessageFacts, texts: Texts): string | undefined {
	if (link === null || !WITH_LINK.includes(kind)) return undefined;
	return fillText(kind === 'checkoutAbandoned' ? texts.checkoutLink : texts.statusLink, {
		url: link,
	});
}

function safe(text: string | null): string | undefined {
	if (text === null || HARMLESS.test(text)) return text ?? undefined;
	return breakLiquid(escapeMarkdown(text));
}
