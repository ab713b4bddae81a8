import { isRecord } from '../shared/chatwoot/errors';
import type { JsonRecord } from '../shared/chatwoot/types';

/** Where the Chatwoot Trigger's item holds what the node asks for. */
const PATHS = {
	text: ['content'],
	contactId: ['contact', 'id'],
	previousScore: ['contact', 'customAttributes', 'lead_score'],
	previousScoredAt: ['contact', 'customAttributes', 'lead_scored_at'],
	orders: ['contact', 'customAttributes', 'orders_count'],
	messageId: ['messageId'],
} as const;

export type LeadField = keyof typeof PATHS;
export const LEAD_FIELDS = Object.keys(PATHS) as LeadField[];

/** The field's default: `={{ $json.contact?.id }}`. */
export function expressionOf(field: LeadField): string {
	return `={{ $json.${PATHS[field].join('?.')} }}`;
}

/** What the default expression gives, without an expression: each costs n8n up to 20 ms. */
export function valueIn(item: JsonRecord, field: LeadField): unknown {
	return PATHS[field].reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), item);
}
