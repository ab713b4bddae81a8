import { actionOperation } from './actionOperation';

export const markUnread = actionOperation(
	{
		value: 'markUnread',
		name: 'Mark as Unread',
		action: 'Mark a conversation as unread',
		description: 'Take the last message of the customer for unread, so that agents look at it again',
	},
	'unread',
);
