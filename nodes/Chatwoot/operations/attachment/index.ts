import type { Resource } from '../../operation';
import { getAll } from './getAll';
import { send } from './send';
import { sendVoiceNote } from './sendVoiceNote';

export const attachment: Resource = {
	value: 'attachment',
	name: 'Attachment',
	operations: [
		send,
		sendVoiceNote,
		getAll,
	],
};
