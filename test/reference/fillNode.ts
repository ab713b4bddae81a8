import type { INode, INodeParameters, INodeProperties, INodePropertyCollection, INodePropertyOptions, INodeTypeDescription, NodeParameterValueType } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

type Inner = INodeProperties | INodePropertyCollection | INodePropertyOptions;

const SAMPLE_TEXT = 'text';
const SAMPLE_INSTANT = '2026-11-21T12:00:00.000Z';
/** A choice can show further fields, which show further ones: n8n's own nodes need three rounds, ours two. */
const MAX_ROUNDS = 5;

/**
 * Sets every parameter that the node shows beside the chosen ones to something that is not its default, and returns
 * what n8n's editor would save of that: no defaults, nothing that is hidden.
 */
export function fillNode(description: INodeTypeDescription, node: INode): INodeParameters {
	let values = { ...node.parameters };
	for (let round = 0; round < MAX_ROUNDS; round++) {
		const read = NodeHelpers.getNodeParameters(description.properties, values, true, false, node, description) ?? {};
		const fresh = description.properties.filter(
			(property) => !(property.name in values) && NodeHelpers.displayParameter(read, property, node, description) && isStored(property),
		);
		if (fresh.length === 0) break;
		values = { ...values, ...Object.fromEntries(fresh.map((property) => [property.name, sampleOf(property)])) };
	}
	return NodeHelpers.getNodeParameters(description.properties, values, false, false, node, description) ?? {};
}

export function choicesOf({ options }: INodeProperties): Array<string | number | boolean> {
	return (options ?? []).flatMap((option) => ('value' in option ? [option.value] : []));
}

const isStored = ({ type }: INodeProperties) => type !== 'notice';

function sampleOf(property: INodeProperties): NodeParameterValueType {
	switch (property.type) {
		case 'boolean':
			return property.default !== true;
		case 'number':
			return Math.max(property.typeOptions?.minValue ?? 0, Number(property.default || 0)) + 1;
		case 'options':
			return choicesOf(property).findLast((choice) => choice !== property.default) ?? String(property.default);
		case 'multiOptions':
			return choicesOf(property).map(String);
		case 'collection':
			return inside(property.options ?? []);
		case 'fixedCollection':
			return inside(property.options ?? [], property.typeOptions?.multipleValues === true);
		default:
			return plainSample(property);
	}
}

function plainSample({ type, default: unset, typeOptions }: INodeProperties): NodeParameterValueType {
	if (type === 'resourceLocator') return { __rl: true, mode: 'id', value: '7' };
	if (type === 'json') return Array.isArray(unset) || String(unset).trim().startsWith('[') ? '[1]' : '{"a":1}';
	const text = type === 'dateTime' ? SAMPLE_INSTANT : type === 'color' ? '#1f93ff' : SAMPLE_TEXT;
	return typeOptions?.multipleValues ? [text] : text;
}

/** Rows of a fixedCollection come in a list when there may be several. */
function inside(options: Inner[], isList = false): INodeParameters {
	return Object.fromEntries(options.map((option) => [option.name, valueInside(option, isList)]));
}

function valueInside(option: Inner, isList: boolean): NodeParameterValueType {
	if ('value' in option) return option.value;
	if (!('values' in option)) return sampleOf(option);
	const row = inside(option.values);
	return isList ? [row] : row;
}
