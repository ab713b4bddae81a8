import type { IDataObject, INodeParameters, OnError } from 'n8n-workflow';

import { forgetInboxes } from '../../nodes/shared/chatwoot/inboxCache';
import { forgetQuiet } from '../../nodes/StaleConversationEscalator/askWait';
import type { Conversation } from '../simulator/chatwoot/model';
import { startSimulator, type Simulator } from '../simulator/startSimulator';
import { runNode } from './engine';
import { credentialFor } from './startShop';
import { addWaiting, type Said, type WaitingGiven } from '../simulator/chatwoot/seed/addWaiting';

export type EscalatorRun = {
	parameters?: Record<string, unknown>;
	items?: IDataObject[];
	accessToken?: string;
	onError?: OnError;
	/** Another address of the same Chatwoot, such as a proxy in front of it. */
	baseUrl?: string;
};

/** A shop in which customers wait, and the escalator that looks after them. */
export type WaitingShop = {
	simulator: Simulator;
	/** A conversation as it would be after all this was said; minutes ago, oldest first. */
	converse(said: Said[], given?: Partial<WaitingGiven>): Conversation;
	/** Runs the node and gives the JSON of both outputs. */
	run(run?: EscalatorRun): Promise<{ escalated: IDataObject[]; digest: IDataObject[] }>;
	stop(): Promise<void>;
};

/** The supervisor takes over after ten minutes. */
export const tiersTo = (agentId: number) => ({
	tier: [{ afterMinutes: 10, assignTo: 'agent', agentId: { __rl: true, mode: 'list', value: agentId } }],
});

export async function startWaitingShop(): Promise<WaitingShop> {
	forgetInboxes();
	forgetQuiet();
	const simulator = await startSimulator();
	const account = simulator.world.accounts.get(simulator.accountId);
	if (!account) throw new Error('The simulator has no account.');
	return {
		simulator,
		converse: (said, given) => addWaiting(simulator.world, account, { inboxId: simulator.inboxes.api, said, ...given }),
		run: async ({ parameters, items, accessToken, onError, baseUrl = simulator.url } = {}) => {
			const [escalated = [], digest = []] = await runNode({
				type: 'staleConversationEscalator',
				onError,
				items,
				credentials: { chatwootAccountApi: { ...credentialFor(simulator, accessToken), baseUrl } },
				parameters: { tiers: tiersTo(simulator.agents.admin), ...parameters } as INodeParameters,
			});
			return { escalated: escalated.map(({ json }) => json), digest: digest.map(({ json }) => json) };
		},
		stop: async () => await simulator.stop(),
	};
}
