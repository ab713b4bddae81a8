import type { Resource } from '../../operation';
import { send } from './send';

export const notification: Resource = {
	value: 'notification',
	name: 'Notification',
	operations: [send],
};
