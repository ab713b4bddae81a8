import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { JsonRecord } from '../../nodes/shared/chatwoot/types';

const FOLDER = join(__dirname, '..', 'fixtures', 'chatwoot-recordings');

export type Recording = { headers: { [name: string]: string }; body: JsonRecord };

export const RECORDINGS = readdirSync(FOLDER).map((file) => file.replace('.json', ''));

/** A delivery as a Chatwoot 4.15.1 sent it; a new copy each time. */
export function readRecording(name: string): Recording {
	return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));
}
