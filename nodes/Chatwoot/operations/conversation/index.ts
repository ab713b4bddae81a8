import type { Resource } from '../../operation';
import { addLabels } from './addLabels';
import { addParticipants } from './addParticipants';
import { assign } from './assign';
import { assignBot } from './assignBot';
import { create } from './create';
import { remove } from './delete';
import { filter } from './filter';
import { findOrCreate } from './findOrCreate';
import { get } from './get';
import { getAll } from './getAll';
import { getCounts } from './getCounts';
import { getParticipants } from './getParticipants';
import { getUnanswered } from './getUnanswered';
import { markRead } from './markRead';
import { markUnread } from './markUnread';
import { mute } from './mute';
import { removeAttributes } from './removeAttributes';
import { removeLabels } from './removeLabels';
import { removeParticipants } from './removeParticipants';
import { search } from './search';
import { sendTranscript } from './sendTranscript';
import { setLabels } from './setLabels';
import { setPriority } from './setPriority';
import { setStatus } from './setStatus';
import { setTyping } from './setTyping';
import { unassign } from './unassign';
import { unmute } from './unmute';
import { updateAttributes } from './updateAttributes';

export const conversation: Resource = {
	value: 'conversation',
	name: 'Conversation',
	operations: [
		findOrCreate,
		create,
		get,
		getAll,
		filter,
		search,
		getCounts,
		getUnanswered,
		setStatus,
		setPriority,
		assign,
		assignBot,
		unassign,
		addLabels,
		removeLabels,
		setLabels,
		updateAttributes,
		removeAttributes,
		markRead,
		markUnread,
		mute,
		unmute,
		setTyping,
		sendTranscript,
		getParticipants,
		addParticipants,
		removeParticipants,
		remove,
	],
};
