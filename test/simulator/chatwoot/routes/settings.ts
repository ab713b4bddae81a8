import { asText, type Json } from '../../whatsapp/json';
import { ok } from '../http/Answer';
import { findIn, textParam, unwrap } from '../http/read';
import type { Call, Router } from '../http/Router';
import type { CannedResponse } from '../model';
import { presentAccount } from '../present/account';
import { removeFrom } from './removeFrom';

const admin = { admin: true };

export function addSettingsRoutes(router: Router): void {
	router
		.add('GET', '/api/v1/accounts/:account', showAccount, { hidesAccount: true })
		.add('GET', 'canned_responses', cannedResponses)
		.add('POST', 'canned_responses', createCannedResponse)
		.add('DELETE', 'canned_responses/:id', (call) => removeFrom(call, call.account.cannedResponses))
		.add('PATCH', 'canned_responses/:id', updateCannedResponse)
		.add('PATCH', '/api/v1/accounts/:account', updateAccount, admin);
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

/** Not recorded: as the source permits. */
function updateCannedResponse(call: Call) {
	const canned = findIn(call.account.cannedResponses, call.path.id);
	const given = unwrap(call.body, 'canned_response');
	canned.shortCode = asText(given.short_code) ?? canned.shortCode;
	canned.content = asText(given.content) ?? canned.content;
	canned.updatedAt = call.world.clock.now();
	return ok(shownCanned(call, canned));
}

/** Not recorded: of what the source permits, the name. */
function updateAccount({ account, body }: Call) {
	account.name = asText(body.name) ?? account.name;
	return ok(presentAccount(account));
}
