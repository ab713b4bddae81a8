import type { OperationCall } from '../operation';
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
