import { summaryOperation } from './summaryOperation';

export const getByTeam = summaryOperation({ of: 'team', names: '/teams' });
