import type { INodeProperties } from 'n8n-workflow';

import { agentsField } from '../fields';
import type { Operation, OperationCall } from '../operation';
import { listOf, requiredIdOf } from '../operation';
import { outputOf } from './outputOf';
import type { ChatwootRequest, JsonRecord } from '../../shared/chatwoot/types';
import { requestRows } from './recordOperations';

// Agents who belong to something: a team, an inbox, a conversation.

/**
 * The agents that the field names, as numbers: Chatwoot compares them with numbers and takes texts for strangers.
 *
 * @throws Error with a sentence when there is none
 */
export function agentIdsOf({ parameter }: OperationCall): number[] {
	const ids = listOf(parameter('agentIds')).map((id) => requiredIdOf(id, 'Agent'));
	if (ids.length > 0) return [...new Set(ids)];
	throw new Error('No agent is chosen. Choose at least one under Agents.');
}

/** One item per agent. */
export async function readMembers(call: OperationCall, request: ChatwootRequest, more: JsonRecord) {
	const rows = await requestRows(call.client, request, 'a list of agents');
	return rows.map((row) => outputOf(row, { agentId: row.id, ...more }));
}

type MemberChange = Pick<Operation, 'value' | 'name' | 'action' | 'description'> & {
	/** How the user chooses what they belong to. */
	field: INodeProperties;
	/** What is asked of Chatwoot. Doing it twice leaves what doing it once leaves. */
	request(id: number, agentIds: number[]): Pick<ChatwootRequest, 'method' | 'path' | 'body'>;
};

/** An operation that puts agents in, or takes them out. */
export function memberOperation({ field, request, ...operation }: MemberChange): Operation {
	return {
		...operation,
		fields: [field, agentsField],
		run: async (call) => {
			const id = requiredIdOf(call.parameter(field.name), field.displayName);
			const agentIds = agentIdsOf(call);
			await call.client.request({ ...request(id, agentIds), repeatable: true });
			return { success: true, [field.name]: id, agentIds };
		},
	};
}
