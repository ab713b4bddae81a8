import type { Resource } from '../operation';
import { contact } from './contact';
import { conversation } from './conversation';
import { inbox } from './inbox';
import { message } from './message';
import { notification } from './notification';

/** Everything the node can do. To add an operation: its file, and a line in the index of its resource. */
export const resources: Resource[] = [notification, message, contact, conversation, inbox];
