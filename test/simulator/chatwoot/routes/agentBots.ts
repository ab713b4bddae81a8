import { asText, type Json } from '../../whatsapp/json';
import { empty, ok } from '../http/Answer';
import { findIn } from '../http/read';
import type { Call, Router } from '../http/Router';
import type { Bot } from '../model';
import { addBot } from '../seed/records';

const admin = { admin: true };

/** The list is recorded; the others are after the source of agent_bots_controller.rb, with its answers. */
export function addAgentBotRoutes(router: Router): void {
	router
		.add('GET', 'agent_bots', list)
		.add('POST', 'agent_bots', createBot, admin)
		.add('GET', 'agent_bots/:id', (call) => ok(presentBot(botOf(call), call.isAdmin)))
		.add('PATCH', 'agent_bots/:id', updateBot, admin)
		.add('DELETE', 'agent_bots/:id', removeBot, admin);
}

/** Agents do not see the secret, but they do see the access token. */
function list({ account, isAdmin }: Call) {
	return ok([...account.bots.values()].map((bot) => presentBot(bot, isAdmin)));
}

function botOf({ account, path }: Call): Bot {
	return findIn(account.bots, path.id);
}

function presentBot(bot: Bot, isAdmin: boolean): Json {
	return {
		id: bot.id,
		name: bot.name,
		description: bot.description,
		thumbnail: '',
		outgoing_url: bot.outgoingUrl,
		bot_type: 'webhook',
		bot_config: {},
		account_id: bot.accountId,
		access_token: bot.token,
		...(isAdmin ? { secret: bot.secret } : {}),
		system_bot: false,
	};
}

function createBot({ world, account, body }: Call) {
	const bot = addBot(world, account, {
		name: asText(body.name) ?? '',
		description: asText(body.description),
		outgoingUrl: asText(body.outgoing_url) ?? null,
	});
	return ok(presentBot(bot, true));
}

function updateBot(call: Call) {
	const bot = botOf(call);
	const { body } = call;
	bot.name = asText(body.name) ?? bot.name;
	if ('description' in body) bot.description = asText(body.description) ?? null;
	if ('outgoing_url' in body) bot.outgoingUrl = asText(body.outgoing_url) ?? null;
	return ok(presentBot(bot, true));
}

/** Its inboxes and conversations have no bot any more, and its token opens nothing. */
function removeBot(call: Call) {
	const bot = botOf(call);
	call.account.bots.delete(bot.id);
	call.world.bots.delete(bot.id);
	call.world.actors.delete(bot.token);
	for (const inbox of call.account.inboxes.values()) if (inbox.bot === bot) inbox.bot = null;
	for (const conversation of call.account.conversations.values()) {
		if (conversation.assigneeBot === bot) conversation.assigneeBot = null;
	}
	return empty();
}
