import { conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';

type Action = Pick<Operation, 'value' | 'name' | 'action' | 'description'>;

/** An operation that tells Chatwoot one word about a conversation, and gives back that it was done. */
export function actionOperation(action: Action, word: string): Operation {
	return {
		...action,
		fields: [conversationField],
		run: async ({ client, parameter }) => {
			const conversationId = requiredIdOf(parameter('conversationId'), 'Conversation ID');
			await client.request({ method: 'POST', path: `/conversations/${conversationId}/${word}`, repeatable: true });
			return { success: true, conversationId };
		},
	};
}
