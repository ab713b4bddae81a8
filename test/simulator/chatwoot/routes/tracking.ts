import { snapshot } from '../events/payloads';
import type { Call } from '../http/Router';
import { addActivity, describeChanges } from '../life/activities';
import type { Conversation } from '../model';

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
