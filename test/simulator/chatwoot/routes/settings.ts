import { asList, asText, type Json } from '../../whatsapp/json';
import { unixSeconds } from '../clock';
import { ok } from '../http/Answer';
import { personOf } from '../http/authenticate';
import { textParam, unwrap } from '../http/read';
import type { Call, Router } from '../http/Router';
import type { AutomationRule, CannedResponse, Macro } from '../model';
import { presentAccount } from '../present/account';
import { presentAgent } from '../present/people';
import { removeFrom } from './removeFrom';

const admin = { admin: true };

export function addSettingsRoutes(router: Router): void {
	router
		.add('GET', '/api/v1/accounts/:account', showAccount, { hidesAccount: true })
		.add('GET', 'canned_responses', cannedResponses)
		.add('POST', 'canned_responses', createCannedResponse)
		.add('DELETE', 'canned_responses/:id', (call) => removeFrom(call, call.account.cannedResponses))
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
