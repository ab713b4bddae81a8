import { getAllOperation } from '../recordOperations';
import { webhookKind } from './webhookKind';

export const getAll = getAllOperation(webhookKind, 'Read all webhooks of the account, without their secrets');
