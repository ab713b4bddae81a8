import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';

import { resources } from '../../nodes/Chatwoot/operations';
import type { Operation } from '../../nodes/Chatwoot/operation';

export type KnownOperation = { resource: string; operation: Operation };

export const operations: KnownOperation[] = resources.flatMap(({ value, operations: own }) => own.map((operation) => ({ resource: value, operation })));

const TEXTS: Record<string, unknown> = { phone: '+56961234567', email: 'ana@tienda-andina.test', timezone: 'America/Santiago', url: 'https://n8n.example/hook', content: 'Hola **Ana**' };

/** A value of each of an operation's fields, as somebody who fills in everything would give it. */
export function plausibleItem({ fields }: Pick<Operation, 'fields'>): IDataObject {
	return Object.fromEntries(fields.map((field) => [field.name, plausible(field)])) as IDataObject;
}

function plausible(field: INodeProperties): unknown {
	const { name, type, default: usual, options = [] } = field;
	if (type === 'collection') return Object.fromEntries(options.flatMap((one) => ('type' in one ? [[one.name, plausible(one)]] : [])));
	if (type === 'fixedCollection') {
		return Object.fromEntries(options.flatMap((group) => ('values' in group ? [[group.name, [Object.fromEntries(group.values.map((one) => [one.name, plausible(one)]))]]] : [])));
	}
	if (type === 'options' || type === 'multiOptions') return usual === '' && options[0] && 'value' in options[0] ? options[0].value : usual;
	if (type === 'json') return usual === '' ? '{"a": 1}' : usual;
	if (type === 'dateTime') return '2026-11-21T09:00:00';
	if (type === 'boolean' || type === 'number') return usual;
	if (type === 'resourceLocator' || /Ids?$/.test(name)) return 1;
	return TEXTS[name] ?? (typeof usual === 'string' && usual !== '' ? usual : name);
}

/** Parameters that read every field, and each part of it, from the place of the same name in the item. */
export function expressionsFor(fields: INodeProperties[], place = '$json'): INodeParameters {
	return Object.fromEntries(fields.map((field) => [field.name, expressionFor(field, `${place}?.[${JSON.stringify(field.name)}]`)])) as INodeParameters;
}

/** n8n takes no expression for a whole collection. */
function expressionFor({ type, options = [] }: INodeProperties, place: string): unknown {
	if (type === 'collection') return expressionsFor(options.filter((one): one is INodeProperties => 'type' in one), place);
	if (type !== 'fixedCollection') return `={{ ${place} }}`;
	return Object.fromEntries(options.flatMap((group) => ('values' in group ? [[group.name, [expressionsFor(group.values, `${place}?.[${JSON.stringify(group.name)}]?.[0]`)]]] : [])));
}
