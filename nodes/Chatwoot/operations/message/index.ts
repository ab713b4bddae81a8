import type { Resource } from '../../operation';
import { send } from './send';
import { sendTemplate } from './sendTemplate';

export const message: Resource = {
	value: 'message',
	name: 'Message',
	operations: [send, sendTemplate],
};
