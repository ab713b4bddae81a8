import { summaryOperation } from './summaryOperation';

export const getByInbox = summaryOperation({ of: 'inbox', names: '/inboxes' });
