import { refusal } from '../../../shared/chatwoot/errors';
import type { Operation } from '../../operation';
import { idFrom, recordOutput, requestRows } from '../recordOperations';
import { agentKind } from './agentKind';

export const get: Operation = {
	value: 'get',
	name: 'Get',
	action: 'Get an agent',
	description: 'Read one agent: name, email, role and whether online',
	fields: [agentKind.field],
	run: async (call) => {
		const id = idFrom(agentKind, call);
		// Chatwoot has no way to ask for one agent.
		const rows = await requestRows(call.client, { method: 'GET', path: '/agents' }, 'a list of agents');
		const found = rows.find((row) => row.id === id);
		if (found) return recordOutput(agentKind, found);
		throw refusal(`The account has no agent ${id}.`, 'Choose one from the list.');
	},
};
