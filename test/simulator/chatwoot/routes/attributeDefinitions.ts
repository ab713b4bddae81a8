import { asList, asText, type Json } from '../../whatsapp/json';
import { invalid } from '../http/ApiError';
import { noContent, ok } from '../http/Answer';
import { findIn, textParam, unwrap } from '../http/read';
import type { Call, Router } from '../http/Router';
import type { AttributeDefinition } from '../model';
import { addDefinition, DISPLAY_TYPES } from '../seed/records';

const admin = { admin: true };

export function addAttributeDefinitionRoutes(router: Router): void {
	router
		.add('GET', 'custom_attribute_definitions', definitions)
		.add('POST', 'custom_attribute_definitions', createDefinition, admin)
		.add('GET', 'custom_attribute_definitions/:id', (call) => ok(shownDefinition(definitionOf(call))))
		.add('PATCH', 'custom_attribute_definitions/:id', updateDefinition, admin)
		.add('DELETE', 'custom_attribute_definitions/:id', removeDefinition, admin);
}

const MODELS = ['conversation_attribute', 'contact_attribute'] as const;

/** `0` and `1` are the models' numbers. */
function modelOf(given: unknown): (typeof MODELS)[number] | undefined {
	return MODELS.find((model, index) => String(given) === model || String(given) === String(index));
}

function definitions(call: Call) {
	const given = textParam(call, 'attribute_model');
	const model = modelOf(given);
	const found = [...call.account.definitions.values()].filter(
		(one) => !given || one.model === model,
	);
	return ok(found.map(shownDefinition));
}

function shownDefinition(definition: AttributeDefinition): Json {
	return {
		id: definition.id,
		attribute_display_name: definition.displayName,
		attribute_display_type: definition.displayType,
		attribute_description: definition.description,
		attribute_key: definition.key,
		regex_pattern: null,
		regex_cue: null,
		attribute_values: definition.values,
		attribute_model: definition.model,
		default_value: null,
		created_at: definition.createdAt,
		updated_at: definition.updatedAt,
	};
}

function createDefinition({ world, account, body }: Call) {
	const given = unwrap(body, 'custom_attribute_definition');
	const key = asText(given.attribute_key) ?? '';
	const model = modelOf(given.attribute_model) ?? 'conversation_attribute';
	if ([...account.definitions.values()].some((one) => one.key === key && one.model === model)) {
		throw invalid([['attribute_key', 'Attribute key has already been taken']]);
	}
	const type = given.attribute_display_type;
	const definition = addDefinition(world, account, {
		displayName: asText(given.attribute_display_name) ?? '',
		displayType:
			typeof type === 'number' ? (DISPLAY_TYPES[type] ?? 'text') : (asText(type) ?? 'text'),
		description: asText(given.attribute_description) ?? null,
		key,
		values: asList(given.attribute_values),
		model,
	});
	return ok(shownDefinition(definition));
}

function definitionOf({ account, path }: Call): AttributeDefinition {
	return findIn(account.definitions, path.id);
}

/** Not recorded: what the source permits, except the key and the type. */
function updateDefinition(call: Call) {
	const definition = definitionOf(call);
	const given = unwrap(call.body, 'custom_attribute_definition');
	definition.displayName = asText(given.attribute_display_name) ?? definition.displayName;
	definition.description = asText(given.attribute_description) ?? definition.description;
	if ('attribute_values' in given) definition.values = asList(given.attribute_values);
	definition.updatedAt = call.world.clock.now();
	return ok(shownDefinition(definition));
}

function removeDefinition({ account, path }: Call) {
	account.definitions.delete(findIn(account.definitions, path.id).id);
	return noContent();
}
