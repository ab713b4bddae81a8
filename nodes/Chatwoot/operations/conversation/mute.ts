import { actionOperation } from './actionOperation';

export const mute = actionOperation(
	{
		value: 'mute',
		name: 'Mute',
		action: 'Mute a conversation',
		description: 'Resolve a conversation and block its contact, who can no longer write',
	},
	'mute',
);
