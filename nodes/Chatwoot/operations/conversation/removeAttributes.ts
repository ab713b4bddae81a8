import { conversationField } from '../../fields';
import type { Operation } from '../../operation';
import { requiredIdOf } from '../../operation';
import { attributeKeysField, attributeKeysOf } from '../attributeKeys';
import { changeAttributesOf } from './changeAttributesOf';

export const removeAttributes: Operation = {
	value: 'removeAttributes',
	name: 'Remove Attributes',
	action: 'Remove attributes of a conversation',
	description: 'Take custom attributes off a conversation, with their values; the others stay',
	fields: [conversationField, attributeKeysField],
	run: async ({ client, parameter }) => {
		const id = requiredIdOf(parameter('conversationId'), 'Conversation ID');
		const gone = attributeKeysOf(parameter);
		return await changeAttributesOf(client, id, (there) =>
			Object.fromEntries(Object.entries(there).filter(([key]) => !gone.includes(key))),
		);
	},
};
