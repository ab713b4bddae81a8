import { conversationField } from '../../fields';
import { memberOperation } from '../memberList';

export const addParticipants = memberOperation({
	value: 'addParticipants',
	name: 'Add Participants',
	action: 'Add participants to a conversation',
	description: 'Let agents follow a conversation: they are notified of what happens in it. Those who follow it stay.',
	field: conversationField,
	request: (id, user_ids) => ({ method: 'POST', path: `/conversations/${id}/participants`, body: { user_ids } }),
});
