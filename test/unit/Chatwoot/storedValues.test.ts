import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { resources } from '../../../nodes/Chatwoot/operations';
import { storedValues } from '../../reference/storedValues';
import { writeReferencePage } from '../../reference/writeReferencePage';

const ROOT = join(__dirname, '../../..');
const frozen = JSON.parse(readFileSync(join(ROOT, 'test/fixtures/chatwoot-stored-values.json'), 'utf8')) as string[];
const now = storedValues(resources);

test('nothing that saved workflows hold was renamed or removed', () => {
	expect(frozen.filter((value) => !now.includes(value))).toEqual([]);
});

test('what is new is written down: npm run docs', () => {
	expect(now.filter((value) => !frozen.includes(value))).toEqual([]);
});

test('the core that workflows of the package use is among it', () => {
	for (const value of ['notification.send idempotencyKey', 'notification.send template.bodyParams.param.name', 'message.send options.automatic', 'conversation.setStatus status=snoozed']) {
		expect(frozen).toContain(value);
	}
});

test('the reference page is the table\'s own: npm run docs', () => {
	expect(readFileSync(join(ROOT, 'docs/chatwoot-reference.md'), 'utf8')).toBe(writeReferencePage(resources));
});
