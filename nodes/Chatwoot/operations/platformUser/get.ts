import { getOperation } from '../recordOperations';
import { platformUserKind } from './platformUserKind';

export const get = getOperation(platformUserKind, 'Read a user of the server, without the access token. Needs the token of a platform app.');
