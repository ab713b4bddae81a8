import { createContact } from '../../../../nodes/shared/chatwoot/createContact';
import { failed, fakeClient } from '../../../helpers/fakeClient';

const none = { meta: { count: 0 }, payload: [] };
const made = (id: number) => ({ payload: { contact: { id, name: 'Ana' }, contact_inbox: { inbox: null, source_id: null } } });
const query = { phone: '+56912345678' };
const body = { name: 'Ana', phone_number: '+56912345678', email: 'ana@example.cl', identifier: '' };

describe('createContact', () => {
	test('a contact with a phone always gets an identifier; blanks are not sent', async () => {
		const client = fakeClient([made(3)]);
		expect(await createContact(client, body, query)).toEqual({ contact: { id: 3, name: 'Ana' }, created: true });
		expect(client.requests[0]?.body).toEqual({
			name: 'Ana',
			phone_number: '+56912345678',
			email: 'ana@example.cl',
			identifier: 'phone:+56912345678',
		});
	});

	test('the given identifier is kept', async () => {
		const client = fakeClient([made(3)]);
		await createContact(client, { ...body, identifier: 'shopify:1' }, { ...query, identifier: 'shopify:1' });
		expect(client.requests[0]?.body?.identifier).toBe('shopify:1');
	});

	test('a race lost with 500 resolves to the contact that won it', async () => {
		const winner = { id: 9, phone_number: '+56912345678' };
		const client = fakeClient([failed(500, { status: 500, error: 'Internal Server Error' }), { payload: [winner] }]);
		expect(await createContact(client, body, query)).toEqual({ contact: winner, created: false });
	});

	test('a race lost with 422 does too', async () => {
		const winner = { id: 9, identifier: 'phone:+56912345678' };
		const client = fakeClient([
			failed(422, { message: 'Identifier has already been taken', attributes: ['identifier'] }),
			{ payload: [winner] },
		]);
		expect(await createContact(client, body, query)).toEqual({ contact: winner, created: false });
	});

	test('a lost answer is looked after before another try', async () => {
		const client = fakeClient([failed(undefined, undefined, 'ECONNRESET'), none, made(4)]);
		expect(await createContact(client, body, query)).toMatchObject({ contact: { id: 4 }, created: true });
		expect(client.sent).toEqual(['POST /contacts', 'POST /contacts/filter', 'POST /contacts']);
	});

	test("somebody else's e-mail is left out", async () => {
		const client = fakeClient([
			failed(422, { message: 'Email has already been taken', attributes: ['email'] }),
			none,
			made(5),
		]);
		await createContact(client, body, query);
		expect(client.requests[2]?.body).toEqual({ name: 'Ana', phone_number: '+56912345678', identifier: 'phone:+56912345678' });
	});

	test("somebody else's identifier is replaced by the phone's", async () => {
		const client = fakeClient([
			failed(422, { message: 'Identifier has already been taken', attributes: ['identifier'] }),
			none,
			made(5),
		]);
		await createContact(client, { ...body, identifier: 'shopify:1' }, query);
		expect(client.requests[2]?.body?.identifier).toBe('phone:+56912345678');
	});

	test('what is refused for another reason is reported at once', async () => {
		const client = fakeClient([failed(422, { message: 'Phone number should be in e164 format', attributes: ['name'] })]);
		await expect(createContact(client, body, query)).rejects.toThrow(/e164/);
		expect(client.sent).toHaveLength(1);
	});

	test('it is tried three times at the most', async () => {
		const lost = failed(502);
		const client = fakeClient([lost, none, lost, none, lost]);
		await expect(createContact(client, body, query)).rejects.toThrow(/502/);
		expect(client.sent).toHaveLength(5);
	});
});
