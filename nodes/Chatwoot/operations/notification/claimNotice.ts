import { refusal } from '../../../shared/chatwoot/errors';
import { takeClaim, type Claim } from '../../../shared/chatwoot/takeClaim';
import type { ChatwootClient } from '../../../shared/chatwoot/types';

/** Under this name the custom attributes of a conversation, or of a contact without one, hold which run is about to send which notice. */
export const CLAIM_ATTRIBUTE = 'notice_claim';
/** Shopify gives up after five seconds, so a redelivery may be under way from then on. */
const FRESH_MS = 4_000;
/** How often whoever was second looks for the first one's message. */
export const MAX_LOOKS = 3;
export const LOOK_AGAIN_MS = 2_000;

export type NoticeClaim<Sent> = Omit<Claim, 'attribute'> & {
	/** Looks for the notice wherever it may have been sent. */
	look(): Promise<Sent | undefined>;
};

/** Whether the same notice may be under way on another worker: its event is older than a first delivery ever is. */
export function mayBeTwice(triggeredAt: Date | undefined, now: Date): boolean {
	return triggeredAt !== undefined && now.getTime() - triggeredAt.getTime() > FRESH_MS;
}

/**
 * Makes sure that of several workers with the same notice one sends it. Only for deliveries that may have a twin.
 *
 * @returns what another worker has sent; undefined when it is to be sent now
 * @throws ChatwootError when another worker is at it and its message is not to be seen yet
 */
export async function claimNotice<Sent>(client: ChatwootClient, claim: NoticeClaim<Sent>): Promise<Sent | undefined> {
	if (await takeClaim(client, { ...claim, attribute: CLAIM_ATTRIBUTE })) return await claim.look();
	for (let look = 0; look < MAX_LOOKS; look++) {
		await client.wait(LOOK_AGAIN_MS);
		const sent = await claim.look();
		if (sent) return sent;
	}
	throw refusal('Another n8n worker is sending this notice right now.', 'Let it come again: it is found then, or sent.');
}
