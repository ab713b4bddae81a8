import { asText } from '../../whatsapp/json';
import { invalid } from '../http/ApiError';
import { empty, ok } from '../http/Answer';
import { findIn, unwrap } from '../http/read';
import type { Call, Router } from '../http/Router';
import type { Role } from '../model';
import { presentAgent } from '../present/people';
import { addMember, addUser } from '../seed/records';

const admin = { admin: true };

/** Not recorded: after the source of agents_controller.rb; the answers are the agents of the recorded list. */
export function addAgentRoutes(router: Router): void {
	router
		.add('POST', 'agents', createAgent, admin)
		.add('PATCH', 'agents/:id', updateAgent, admin)
		.add('DELETE', 'agents/:id', removeAgent, admin);
}

function createAgent({ world, account, body }: Call) {
	const given = unwrap(body, 'agent');
	const email = (asText(given.email) ?? '').toLowerCase();
	const known = [...world.users.values()].find((user) => user.email === email);
	if (known && account.members.has(known.id)) throw invalid([['user_id', 'User has already been taken']]);
	const user = known ?? addUser(world, { name: asText(given.name) ?? '', email });
	addMember(account, user, roleOf(given.role));
	return ok(presentAgent(user, account));
}

function updateAgent({ account, body, path }: Call) {
	const member = findIn(account.members, path.id);
	const given = unwrap(body, 'agent');
	member.user.name = asText(given.name) ?? member.user.name;
	if ('role' in given) member.role = roleOf(given.role);
	return ok(presentAgent(member.user, account));
}

/** Conversations lose the agent. */
function removeAgent({ account, path }: Call) {
	const { user } = findIn(account.members, path.id);
	account.members.delete(user.id);
	for (const conversation of account.conversations.values()) {
		if (conversation.assignee === user) conversation.assignee = null;
	}
	return empty();
}

function roleOf(given: unknown): Role {
	return given === 'administrator' ? 'administrator' : 'agent';
}
