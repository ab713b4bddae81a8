import { asList, asText, type Json } from '../../whatsapp/json';
import { unixSeconds } from '../clock';
import { invalid } from '../http/ApiError';
import { empty, noContent, ok } from '../http/Answer';
import { personOf } from '../http/authenticate';
import { findIn, isTrue, textParam, unwrap } from '../http/read';
import type { Call, Router } from '../http/Router';
import type { AttributeDefinition, AutomationRule, CannedResponse, Label, Macro } from '../model';
import { presentAccount } from '../present/account';
import { presentAgent } from '../present/people';
import { addDefinition, addLabel, DISPLAY_TYPES } from '../seed/records';

const admin = { admin: true };

export function addSettingsRoutes(router: Router): void {
	router
		.add('GET', '/api/v1/accounts/:account', showAccount, { hidesAccount: true })
		.add('GET', 'labels', labels)
		.add('POST', 'labels', createLabel, admin)
		.add('GET', 'labels/:id', (call) => ok(shownLabel(findIn(call.account.labels, call.path.id))))
		.add('PATCH', 'labels/:id', updateLabel, admin)
		.add('DELETE', 'labels/:id', (call) => removeFrom(call, call.account.labels), admin)
		.add('GET', 'canned_responses', cannedResponses)
		.add('POST', 'canned_responses', createCannedResponse)
		.add('DELETE', 'canned_responses/:id', (call) => removeFrom(call, call.account.cannedResponses))
		.add('GET', 'custom_attribute_definitions', definitions)
		.add('POST', 'custom_attribute_definitions', createDefinition, admin)
		.add('DELETE', 'custom_attribute_definitions/:id', removeDefinition, admin)
		.add('GET', 'macros', (call) =>
			ok({ payload: [...call.account.macros.values()].map(shownMacro(call)) }),
		)
		.add('POST', 'macros', createMacro)
		.add('GET', 'automation_rules', rules, admin)
		.add('POST', 'automation_rules', createRule, admin)
		.add('DELETE', 'automation_rules/:id', (call) => removeFrom(call, call.account.rules), admin);
}

function showAccount({ account }: Call) {
	return ok(presentAccount(account));
}

function removeFrom({ path }: Call, rows: Map<number, { id: number }>) {
	rows.delete(findIn(rows, path.id).id);
	return empty();
}

function labels({ account }: Call) {
	const byTitle = [...account.labels.values()].sort((one, other) =>
		one.title < other.title ? -1 : 1,
	);
	return ok({ payload: byTitle.map(shownLabel) });
}

function shownLabel({ id, title, description, color, showOnSidebar }: Label): Json {
	return { id, title, description, color, show_on_sidebar: showOnSidebar };
}

function createLabel({ world, account, body }: Call) {
	const given = unwrap(body, 'label');
	const title = (asText(given.title) ?? '').toLowerCase();
	checkTitle(title, account.labels.values());
	const label = addLabel(world, account, {
		title,
		description: asText(given.description) ?? null,
		color: asText(given.color) ?? '#1f93ff',
		showOnSidebar: 'show_on_sidebar' in given ? isTrue(given.show_on_sidebar) : false,
	});
	return ok(shownLabel(label));
}

function checkTitle(title: string, existing: Iterable<Label>): void {
	if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]+$/u.test(title)) throw invalid([['title', 'Title is invalid']]);
	if ([...existing].some((label) => label.title === title)) {
		throw invalid([['title', 'Title has already been taken']]);
	}
}

function updateLabel({ account, body, path }: Call) {
	const label = findIn(account.labels, path.id);
	const given = unwrap(body, 'label');
	if ('color' in given) label.color = asText(given.color) ?? label.color;
	if ('description' in given) label.description = asText(given.description) ?? null;
	if ('show_on_sidebar' in given) label.showOnSidebar = isTrue(given.show_on_sidebar);
	if ('title' in given) label.title = (asText(given.title) ?? label.title).toLowerCase();
	return ok(shownLabel(label));
}

function cannedResponses(call: Call) {
	const search = textParam(call, 'search')?.toLowerCase() ?? '';
	const found = [...call.account.cannedResponses.values()].filter(
		({ shortCode, content }) =>
			shortCode.toLowerCase().includes(search) || content.toLowerCase().includes(search),
	);
	return ok(found.map((one) => shownCanned(call, one)));
}

function shownCanned(
	{ account }: Call,
	{ id, shortCode, content, createdAt, updatedAt }: CannedResponse,
): Json {
	return {
		id,
		account_id: account.id,
		short_code: shortCode,
		content,
		created_at: createdAt,
		updated_at: updatedAt,
	};
}

function createCannedResponse(call: Call) {
	const given = unwrap(call.body, 'canned_response');
	const now = call.world.clock.now();
	const canned: CannedResponse = {
		id: call.world.nextId('canned_response'),
		shortCode: asText(given.short_code) ?? '',
		content: asText(given.content) ?? '',
		createdAt: now,
		updatedAt: now,
	};
	call.account.cannedResponses.set(canned.id, canned);
	return ok(shownCanned(call, canned));
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

function removeDefinition({ account, path }: Call) {
	account.definitions.delete(findIn(account.definitions, path.id).id);
	return noContent();
}

function shownMacro({ account }: Call) {
	return ({ id, name, visibility, by, actions }: Macro): Json => ({
		id,
		name,
		visibility,
		created_by: presentAgent(by, account),
		updated_by: presentAgent(by, account),
		account_id: account.id,
		actions,
	});
}

function createMacro(call: Call) {
	const { name, visibility, actions } = unwrap(call.body, 'macro');
	const macro: Macro = {
		id: call.world.nextId('macro'),
		name: asText(name) ?? '',
		visibility: asText(visibility) ?? 'personal',
		by: personOf(call),
		actions: asList(actions),
	};
	call.account.macros.set(macro.id, macro);
	return ok({ payload: shownMacro(call)(macro) });
}

function rules(call: Call) {
	return ok({ payload: [...call.account.rules.values()].map((rule) => shownRule(call, rule)) });
}

function shownRule({ account }: Call, { id, createdAt, fields }: AutomationRule): Json {
	return {
		id,
		account_id: account.id,
		name: fields.name ?? null,
		description: fields.description ?? null,
		event_name: fields.event_name,
		conditions: asList(fields.conditions),
		actions: asList(fields.actions),
		created_on: unixSeconds(createdAt),
		active: fields.active ?? true,
	};
}

function createRule(call: Call) {
	const { world, account, body } = call;
	const rule = { id: world.nextId('rule'), createdAt: world.clock.now(), fields: body };
	account.rules.set(rule.id, rule);
	return ok(shownRule(call, rule));
}
