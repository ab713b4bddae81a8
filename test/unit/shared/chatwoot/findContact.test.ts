import { chooseContact, findContact } from '../../../../nodes/shared/chatwoot/findContact';
import { fakeClient } from '../../../helpers/fakeClient';

const contact = (id: number, fields: Record<string, unknown>) => ({ id, ...fields });
const inInbox = (inboxId: number) => ({ contact_inboxes: [{ source_id: 's', inbox: { id: inboxId, channel_type: 'Channel::Whatsapp' } }] });

describe('findContact', () => {
	test('asks once, for every spelling of the phone, then e-mail, then identifier', async () => {
		const client = fakeClient([{ meta: { count: 0 }, payload: [] }]);
		await findContact(client, { phone: '+5511987654321', email: 'Ana@Example.com', identifier: 'shopify:1' });
		expect(client.sent).toEqual(['POST /contacts/filter']);
		expect(client.requests[0]?.body).toEqual({
			payload: [
				{ attribute_key: 'phone_number', filter_operator: 'equal_to', values: ['+5511987654321'], query_operator: 'OR' },
				{ attribute_key: 'phone_number', filter_operator: 'equal_to', values: ['+551187654321'], query_operator: 'OR' },
				{ attribute_key: 'email', filter_operator: 'equal_to', values: ['ana@example.com'], query_operator: 'OR' },
				{ attribute_key: 'identifier', filter_operator: 'equal_to', values: ['shopify:1'], query_operator: null },
			],
		});
	});

	test('asks nothing when nothing names anybody', async () => {
		expect(await findContact(fakeClient([]), {})).toBeUndefined();
	});

	test('an answer that is no list is an error, not "nobody"', async () => {
		await expect(findContact(fakeClient(['<html>']), { email: 'a@example.com' })).rejects.toThrow(/Base URL/);
	});
});

describe('chooseContact', () => {
	const rows: Array<[string, Record<string, unknown>[], Parameters<typeof chooseContact>[1], number | undefined]> = [
		['nobody', [], { phone: '+56912345678' }, undefined],
		['the phone beats the e-mail', [contact(1, { email: 'a@x.cl' }), contact(2, { phone_number: '+56912345678' })], { phone: '+56912345678', email: 'a@x.cl' }, 2],
		['the e-mail beats the identifier', [contact(1, { identifier: 'i' }), contact(2, { email: 'A@x.cl' })], { email: 'a@X.cl', identifier: 'i' }, 2],
		['the identifier alone', [contact(1, { identifier: 'i' })], { identifier: 'i' }, 1],
		['the identifier is exact to the letter', [contact(1, { identifier: 'I' })], { identifier: 'i' }, undefined],
		['what the server took for equal is compared again', [contact(1, { phone_number: 'tel:+56912345678' })], { phone: '+56912345678' }, undefined],
		['a Brazilian number without its 9 is the same person', [contact(1, { phone_number: '+551187654321' })], { phone: '+5511987654321' }, 1],
		['of two with the phone, the one known in the inbox', [contact(1, { phone_number: '+56912345678', last_activity_at: 9 }), contact(2, { phone_number: '+56912345678', ...inInbox(5) })], { phone: '+56912345678', inboxId: 5 }, 2],
		['else the one active last', [contact(1, { phone_number: '+56912345678', last_activity_at: 3 }), contact(2, { phone_number: '+56912345678', last_activity_at: 9 })], { phone: '+56912345678' }, 2],
		['else the older one', [contact(2, { phone_number: '+56912345678' }), contact(1, { phone_number: '+56912345678' })], { phone: '+56912345678' }, 1],
		['an e-mail with another phone counts when only looking', [contact(1, { email: 'a@x.cl', phone_number: '+56999999999' })], { phone: '+56912345678', email: 'a@x.cl' }, 1],
		['an e-mail with another phone is not written to', [contact(1, { email: 'a@x.cl', phone_number: '+56999999999' })], { phone: '+56912345678', email: 'a@x.cl', phoneMustFit: true }, undefined],
		['an e-mail without phone is written to', [contact(1, { email: 'a@x.cl', phone_number: null })], { phone: '+56912345678', email: 'a@x.cl', phoneMustFit: true }, 1],
	];
	test.each(rows)('%s', (_name, records, query, expected) => {
		expect(chooseContact(records, query)?.id).toBe(expected);
	});
});
