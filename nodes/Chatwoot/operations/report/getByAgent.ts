import { summaryOperation } from './summaryOperation';

export const getByAgent = summaryOperation({ of: 'agent', names: '/agents' });
