import { conversationField, customAttributesField } from '../../fields';
import type { Operation } from '../../operation';
import { filledRecordOf, requiredIdOf } from '../../operation';
import { typedAttributes } from '../typedAttributes';
import { changeAttributesOf } from './changeAttributesOf';

export const updateAttributes: Operation = {
	value: 'updateAttributes',
	name: 'Update Attributes',
	action: 'Update attributes of a conversation',
	description: 'Set custom attributes; those not named keep their values',
	fields: [conversationField, customAttributesField],
	run: async (call) => {
		const id = requiredIdOf(call.parameter('conversationId'), 'Conversation ID');
		const given = filledRecordOf(call.parameter('customAttributes'), 'Custom Attributes');
		const attributes = await typedAttributes(call, 'conversation', given);
		return await changeAttributesOf(call.client, id, (there) => ({ ...there, ...attributes }));
	},
};
