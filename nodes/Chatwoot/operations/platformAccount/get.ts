import { getOperation } from '../recordOperations';
import { platformAccountKind } from './platformAccountKind';

export const get = getOperation(platformAccountKind, 'Read an account of the server. Needs the token of a platform app.');
