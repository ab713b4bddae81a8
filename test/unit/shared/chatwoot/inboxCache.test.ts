import { forgetInboxes, INBOX_TTL_MS, readAfresh, readInbox } from '../../../../nodes/shared/chatwoot/inboxCache';
import { failed, fakeClient } from '../../../helpers/fakeClient';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const inbox = { id: 2, name: 'WhatsApp' };

beforeEach(forgetInboxes);

describe('readInbox', () => {
	test('asks once within its time, again after it', async () => {
		const client = fakeClient([inbox, inbox]);
		expect(await readInbox(client, 2, NOW)).toEqual({ inbox, fromCache: false });
		expect(await readInbox(client, 2, later(INBOX_TTL_MS - 1))).toEqual({ inbox, fromCache: true });
		expect(await readInbox(client, 2, later(INBOX_TTL_MS))).toEqual({ inbox, fromCache: false });
	});

	test('items that ask at the same time share one request', async () => {
		const client = fakeClient([inbox]);
		await Promise.all([readInbox(client, 2, NOW), readInbox(client, 2, NOW)]);
		expect(client.sent).toEqual(['GET /inboxes/2']);
	});

	test('a failed reading is not remembered', async () => {
		const client = fakeClient([failed(502), inbox]);
		await expect(readInbox(client, 2, NOW)).rejects.toThrow(/502/);
		expect(await readInbox(client, 2, NOW)).toEqual({ inbox, fromCache: false });
	});

	test('another account asks for itself', async () => {
		const [one, two] = [fakeClient([inbox]), fakeClient([inbox])];
		await readInbox(one, 2, NOW);
		await readInbox(two, 2, NOW);
		expect(two.sent).toHaveLength(1);
	});

	test('readAfresh replaces what was remembered', async () => {
		const client = fakeClient([inbox, { ...inbox, name: 'New' }]);
		await readInbox(client, 2, NOW);
		await readAfresh(client, 2, NOW);
		expect((await readInbox(client, 2, NOW)).inbox.name).toBe('New');
	});

	test('an answer that is no inbox is an error', async () => {
		await expect(readInbox(fakeClient(['<html>']), 2, NOW)).rejects.toThrow(/Base URL/);
	});
});
