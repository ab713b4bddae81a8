import { asList, asObject, asText, type Json } from '../../whatsapp/json';
import { unixSeconds } from '../clock';
import { empty, ok } from '../http/Answer';
import { personOf } from '../http/authenticate';
import { findIn, param, texts, unwrap } from '../http/read';
import type { Call, Router } from '../http/Router';
import type { AutomationRule, Macro } from '../model';
import { presentAgent } from '../present/people';
import { removeFrom } from './removeFrom';

const admin = { admin: true };

/** Lists, creating and deleting are recorded; the rest is after the source of the two controllers. */
export function addRuleAndMacroRoutes(router: Router): void {
	router
		.add('GET', 'macros', (call) =>
			ok({ payload: [...call.account.macros.values()].map(shownMacro(call)) }),
		)
		.add('POST', 'macros', createMacro)
		.add('GET', 'macros/:id', (call) => ok({ payload: shownMacro(call)(macroOf(call)) }))
		.add('PATCH', 'macros/:id', updateMacro)
		.add('DELETE', 'macros/:id', (call) => removeFrom(call, call.account.macros))
		.add('POST', 'macros/:id/execute', executeMacro)
		.add('GET', 'automation_rules', rules, admin)
		.add('POST', 'automation_rules', createRule, admin)
		.add('GET', 'automation_rules/:id', (call) => ok({ payload: shownRule(call, ruleOf(call)) }), admin)
		.add('PATCH', 'automation_rules/:id', updateRule, admin)
		.add('POST', 'automation_rules/:id/clone', cloneRule, admin)
		.add('DELETE', 'automation_rules/:id', (call) => removeFrom(call, call.account.rules), admin);
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

function macroOf({ account, path }: Call): Macro {
	return findIn(account.macros, path.id);
}

function updateMacro(call: Call) {
	const macro = macroOf(call);
	const { name, visibility, actions } = unwrap(call.body, 'macro');
	macro.name = asText(name) ?? macro.name;
	macro.visibility = asText(visibility) ?? macro.visibility;
	if (actions !== undefined) macro.actions = asList(actions);
	return ok({ payload: shownMacro(call)(macro) });
}

/** A moment later; of all actions, this one resolves conversations and adds labels. */
function executeMacro(call: Call) {
	const { actions } = macroOf(call);
	const ids = param(call, 'conversation_ids');
	call.world.jobs.run(() => {
		for (const id of Array.isArray(ids) ? ids : []) {
			const conversation = call.account.conversations.get(Number(id));
			for (const action of asList(actions)) {
				const { action_name: name, action_params: params } = asObject(action);
				if (name === 'resolve_conversation' && conversation) conversation.status = 'resolved';
				if (name === 'add_label' && conversation) conversation.labels.push(...texts(params));
			}
		}
	});
	return empty();
}

function ruleOf({ account, path }: Call): AutomationRule {
	return findIn(account.rules, path.id);
}

function updateRule(call: Call) {
	const rule = ruleOf(call);
	rule.fields = { ...rule.fields, ...call.body };
	return ok(shownRule(call, rule));
}

function cloneRule(call: Call) {
	const { world, account } = call;
	const rule = { ...ruleOf(call), id: world.nextId('rule'), createdAt: world.clock.now() };
	account.rules.set(rule.id, rule);
	return ok({ payload: shownRule(call, rule) });
}
