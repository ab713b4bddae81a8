import type { Resource } from '../operation';
import { agentBot } from './agentBot';
import { cannedResponse } from './cannedResponse';
import { contact } from './contact';
import { conversation } from './conversation';
import { customAttribute } from './customAttribute';
import { inbox } from './inbox';
import { label } from './label';
import { message } from './message';
import { notification } from './notification';
import { webhook } from './webhook';

/** Everything the node can do. To add an operation: its file, and a line in the index of its resource. */
export const resources: Resource[] = [
	notification,
	message,
	contact,
	conversation,
	inbox,
	label,
	cannedResponse,
	customAttribute,
	webhook,
	agentBot,
];
