import { getAllOperation } from '../recordOperations';
import { agentBotKind } from './agentBotKind';

export const getAll = getAllOperation(agentBotKind, 'Read all agent bots, without their tokens and secrets');
