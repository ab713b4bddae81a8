import { listConversations } from '../../../../../nodes/Chatwoot/operations/notification/listConversations';
import { readContact } from '../../../../../nodes/shared/chatwoot/readContact';
import { fakeClient } from '../../../../helpers/fakeClient';

const contact = readContact({ id: 3 });

describe('listConversations', () => {
	test('none is none', async () => {
		expect(await listConversations(fakeClient([{ payload: [] }]), contact)).toEqual([]);
	});

	test('reads each', async () => {
		const client = fakeClient([{ payload: [{ id: 42, inbox_id: 2, status: 'open' }] }]);
		expect(await listConversations(client, contact)).toMatchObject([{ id: 42, inboxId: 2 }]);
		expect(client.sent).toEqual(['GET /contacts/3/conversations']);
	});

	test.each([
		['a page of a proxy', '<html>'],
		['nothing', null],
	])('%s is an error, not "none"', async (_name, answer) => {
		await expect(listConversations(fakeClient([answer]), contact)).rejects.toThrow(
			'GET /contacts/3/conversations did not answer with a list of conversations.',
		);
	});
});
