import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { resources } from '../../nodes/Chatwoot/operations';
import { storedValues } from './storedValues';
import { writeReferencePage } from './writeReferencePage';

// What is written from the table of operations: the reference page, and the list of what saved workflows hold.

const ROOT = resolve(__dirname, '../..');
const PAGE = join(ROOT, 'docs/chatwoot-reference.md');
const FROZEN = join(ROOT, 'test/fixtures/chatwoot-stored-values.json');

const frozen = readFrozen();
const now = storedValues(resources);
const gone = frozen.filter((value) => !now.includes(value));
if (gone.length > 0) throw new Error(`Saved workflows hold these, they must stay:\n${gone.join('\n')}`);
writeFileSync(PAGE, writeReferencePage(resources));
writeFileSync(FROZEN, `${JSON.stringify(now, null, '\t')}\n`);
console.log(`${PAGE}\n${FROZEN}: ${now.length} values, ${now.length - frozen.length} of them new`);

function readFrozen(): string[] {
	try {
		return JSON.parse(readFileSync(FROZEN, 'utf8')) as string[];
	} catch {
		return [];
	}
}
