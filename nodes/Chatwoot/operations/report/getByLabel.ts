import { summaryOperation } from './summaryOperation';

export const getByLabel = summaryOperation({ of: 'label' });
