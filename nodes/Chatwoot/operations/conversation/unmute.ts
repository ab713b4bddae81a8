import { actionOperation } from './actionOperation';

export const unmute = actionOperation(
	{
		value: 'unmute',
		name: 'Unmute',
		action: 'Unmute a conversation',
		description: 'Let a blocked contact write again; the conversation stays resolved',
	},
	'unmute',
);
