import { conversationField } from '../../fields';
import { memberOperation } from '../memberList';

export const removeParticipants = memberOperation({
	value: 'removeParticipants',
	name: 'Remove Participants',
	action: 'Remove participants from a conversation',
	description: 'Agents no longer follow a conversation; the others stay',
	field: conversationField,
	request: (id, user_ids) => ({ method: 'DELETE', path: `/conversations/${id}/participants`, body: { user_ids } }),
});
