import { snapshot } from '../events/payloads';
import type { Call } from '../http/Router';
import { addActivity, describeChanges } from '../life/activities';
import { changeConversation } from '../life/conversations';
import type { Conversation, ConversationRow } from '../model';

/** Runs `change` and writes into the conversation what the caller changed by it. */
export function tracking<Result>(
	call: Call,
	conversation: Conversation,
	change: () => Result,
): Result {
	const before = snapshot(conversation);
	const result = change();
	const author = call.user ?? call.bot ?? null;
	for (const line of describeChanges(before, conversation, author)) {
		addActivity(call.world, conversation, line);
	}
	return result;
}

/** Saves what the caller changes in a conversation, and says so in it. */
export function save(
	call: Call,
	conversation: Conversation,
	row: Partial<ConversationRow>,
): boolean {
	return tracking(call, conversation, () => changeConversation(call.world, conversation, row));
}
