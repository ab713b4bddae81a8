import { getOperation } from '../recordOperations';
import { agentBotKind } from './agentBotKind';

export const get = getOperation(agentBotKind, 'Read an agent bot, without its token and secret');
