import { actionOperation } from './actionOperation';

export const markRead = actionOperation(
	{
		value: 'markRead',
		name: 'Mark as Read',
		action: 'Mark a conversation as read',
		description: 'Take all messages of a conversation for read by the owner of the token',
	},
	'update_last_seen',
);
