import { asList, asObject, asText } from '../../whatsapp/json';
import { ApiError, serverError } from '../http/ApiError';

export type Condition = { key: string; operator: string; values: unknown[]; isCustom: boolean };
/** Conditions that are joined by AND; groups are joined by OR, which binds weaker. */
export type Groups = Condition[][];
export type FilterKey = {
	operators: readonly string[];
	kind: 'text' | 'number' | 'date' | 'labels' | 'bool';
};

export const EQUALITY = ['equal_to', 'not_equal_to'] as const;
export const TEXT = [...EQUALITY, 'contains', 'does_not_contain'] as const;
export const PRESENCE = ['is_present', 'is_not_present'] as const;
export const COMPARISON = ['is_greater_than', 'is_less_than', 'days_before'] as const;

const CUSTOM_OPERATORS = [...TEXT, ...PRESENCE, ...COMPARISON];

/**
 * Reads `payload` of a filter request.
 * @throws ApiError 422 with Chatwoot's text, or 500 where the real server breaks
 */
export function readConditions(
	payload: unknown,
	{ keys, definedKeys }: { keys: Record<string, FilterKey>; definedKeys: ReadonlySet<string> },
): Groups {
	if (!Array.isArray(payload)) throw serverError();
	const groups: Groups = [[]];
	payload.forEach((entry, index) => {
		const given = asObject(entry);
		const condition = readCondition(given, keys, definedKeys);
		groups.at(-1)?.push(condition);
		const joiner = asText(given.query_operator)?.toUpperCase();
		const isLast = index === payload.length - 1;
		if (isLast && joiner !== undefined) throw serverError();
		if (joiner === 'OR') groups.push([]);
	});
	return groups;
}

function readCondition(
	given: Record<string, unknown>,
	keys: Record<string, FilterKey>,
	definedKeys: ReadonlySet<string>,
): Condition {
	const key = asText(given.attribute_key) ?? '';
	const operator = asText(given.filter_operator) ?? '';
	const known = keys[key];
	const isCustom = known === undefined;
	if (isCustom && !definedKeys.has(key)) throw unknownKey(key, Object.keys(keys));
	const allowed: readonly string[] = known?.operators ?? CUSTOM_OPERATORS;
	if (!allowed.includes(operator)) throw unknownOperator(key, allowed);
	const needsNoValue = operator === 'is_present' || operator === 'is_not_present';
	if (typeof given.values === 'string' || operator === 'days_before') throw serverError();
	const values = asList(given.values);
	if (!needsNoValue && values.length === 0) {
		throw ApiError.unprocessable(`Invalid value. The values provided for ${key} are invalid`);
	}
	return { key, operator, values, isCustom };
}

function unknownKey(key: string, keys: string[]): ApiError {
	return ApiError.unprocessable(
		`Invalid attribute key - [${key}]. The key should be one of [${keys.join(',')}]` +
			' or a custom attribute defined in the account.',
	);
}

function unknownOperator(key: string, allowed: readonly string[]): ApiError {
	return ApiError.unprocessable(
		`Invalid operator. The allowed operators for ${key} are [${allowed.join(',')}].`,
	);
}

/** Whether a field's value meets a condition; texts are compared without case. */
export function meets(
	value: unknown,
	{ operator, values }: Condition,
	kind: FilterKey['kind'],
): boolean {
	if (Array.isArray(value)) return meetsList(value, operator, values);
	switch (operator) {
		case 'equal_to':
			return values.some((one) => same(value, one));
		case 'not_equal_to':
			return !values.some((one) => same(value, one));
		case 'contains':
			return values.some((one) => fold(value).includes(fold(one)));
		case 'does_not_contain':
			return !values.some((one) => fold(value).includes(fold(one)));
		case 'is_present':
			return value !== null && value !== undefined;
		case 'is_not_present':
			return value === null || value === undefined;
		case 'is_greater_than':
			return compare(value, values[0], kind) > 0;
		case 'is_less_than':
			return compare(value, values[0], kind) < 0;
		default:
			return false;
	}
}

function meetsList(list: unknown[], operator: string, values: unknown[]): boolean {
	const has = values.some((one) => list.includes(one));
	if (operator === 'is_present') return list.length > 0;
	if (operator === 'is_not_present') return list.length === 0;
	return operator === 'equal_to' ? has : !has;
}

function same(value: unknown, other: unknown): boolean {
	if (value === null || value === undefined) return false;
	return fold(value) === fold(other);
}

function fold(value: unknown): string {
	return value === null || value === undefined ? '' : String(value).toLowerCase();
}

/** Dates are compared by whole days. NaN, which is neither more nor less, for what has no value. */
function compare(value: unknown, other: unknown, kind: FilterKey['kind']): number {
	if (value === null || value === undefined) return Number.NaN;
	if (kind === 'date') return dayOf(value) - dayOf(other);
	return Number(value) - Number(other);
}

function dayOf(value: unknown): number {
	const at = value instanceof Date ? value : new Date(String(value));
	return Date.parse(at.toISOString().slice(0, 10));
}
