import { isRecord } from '../shared/chatwoot/errors';
import type { JsonRecord } from '../shared/chatwoot/types';
import { parseJson } from '../shared/parseJson';
import { sendable } from './operation';

/**
 * Conditions of a filter, brought into the form that Chatwoot answers with something else than 500:
 * values as a list, an operator on all but the last.
 *
 * @throws Error with a sentence
 */
export function readConditions(value: unknown): JsonRecord[] {
	const list = typeof value === 'string' ? parseJson(value) : value;
	const conditions = Array.isArray(list) ? list : [list];
	if (conditions.length === 0 || !conditions.every(isRecord)) {
		throw new Error('Conditions must be a JSON list such as [{"attribute_key": "email", "filter_operator": "equal_to", "values": ["name@email.com"]}].');
	}
	return sendable(conditions, 'Conditions').map((condition, index) => ({
		...condition,
		values: valuesOf(condition.values),
		query_operator: index < conditions.length - 1 ? operatorOf(condition.query_operator) : null,
	}));
}

function valuesOf(values: unknown): unknown[] {
	if (Array.isArray(values)) return values;
	return values === undefined || values === null ? [] : [values];
}

function operatorOf(operator: unknown): 'AND' | 'OR' {
	return typeof operator === 'string' && operator.toUpperCase() === 'OR' ? 'OR' : 'AND';
}
