import { identify } from '../../../../../nodes/Chatwoot/operations/contact/identify';
import { failed } from '../../../../helpers/fakeClient';
import { refusalOf, runOperation, type Asked, type Given } from '../runOperation';

const ana = { id: 3, identifier: 'customer:17', custom_attributes: { plan: 'pro' } };
const stranger = { ...ana, identifier: null, custom_attributes: {} };
const given: Given = { contactId: 3, identifier: 'customer:17', customAttributes: '{"plan": "pro"}' };
const known = (contact: object) => ({ options: { knownContact: contact } });
const asTrigger = { id: 3, identifier: 'customer:17', customAttributes: { plan: 'pro' } };

const DEFINITIONS: Asked = { to: 'GET /custom_attribute_definitions', query: { attribute_model: 'contact_attribute' } };
const READ: Asked = { to: 'GET /contacts/3' };
const write = (body: object): Asked => ({ to: 'PUT /contacts/3', body });
const SEARCH: Asked = {
	to: 'POST /contacts/filter',
	body: { payload: [{ attribute_key: 'identifier', filter_operator: 'equal_to', values: ['customer:17'], query_operator: null }] },
};
const taken = failed(422, { message: 'Identifier has already been taken', attributes: ['identifier'] });
const twins = failed(422, { message: 'Identifier has already been taken, Phone number has already been taken', attributes: ['identifier', 'phone_number'] });
const unchanged = { contactId: 3, status: 'unchanged', identifier: 'customer:17', changed: [], otherContactId: null, problem: null };

type Case = { given: Given; replies: unknown[]; asked: Asked[]; output: object };
const rows: Array<[string, Case]> = [
	['a stranger gets both in one request', {
		given,
		replies: [[], { payload: stranger }, { payload: ana }],
		asked: [DEFINITIONS, READ, write({ identifier: 'customer:17', custom_attributes: { plan: 'pro' } })],
		output: { ...unchanged, status: 'updated', changed: ['identifier', 'plan'] },
	}],
	['who has both is only read', { given, replies: [[], { payload: ana }], asked: [DEFINITIONS, READ], output: unchanged }],
	['who is known to have both is not asked for', { given: { ...given, ...known(asTrigger) }, replies: [], asked: [], output: unchanged }],
	['what is known of somebody else counts for nothing', { given: { ...given, ...known({ ...asTrigger, id: 4 }) }, replies: [[], { payload: ana }], asked: [DEFINITIONS, READ], output: unchanged }],
	['what is known may be old: the contact is read before anything is written', {
		given: { ...given, ...known({ ...asTrigger, identifier: null }) },
		replies: [[], { payload: ana }],
		asked: [DEFINITIONS, READ],
		output: unchanged,
	}],
	['a date with a time is known as the day it was stored as', {
		given: { ...given, customAttributes: '{"plan": "2026-11-25 10:30"}', ...known({ ...asTrigger, customAttributes: { plan: '2026-11-25' } }) },
		replies: [[{ attribute_key: 'plan', attribute_display_type: 'date' }]],
		asked: [DEFINITIONS],
		output: unchanged,
	}],
	['an attribute that differs is written alone', {
		given: { ...given, customAttributes: '{"plan": "max"}' },
		replies: [[], { payload: ana }, { payload: ana }],
		asked: [DEFINITIONS, READ, write({ custom_attributes: { plan: 'max' } })],
		output: { ...unchanged, status: 'updated', changed: ['plan'] },
	}],
	['an identifier alone', {
		given: { ...given, customAttributes: '' },
		replies: [{ payload: stranger }, { payload: ana }],
		asked: [READ, write({ identifier: 'customer:17' })],
		output: { ...unchanged, status: 'updated', changed: ['identifier'] },
	}],
	['another identifier: nothing is written, and a person is told', {
		given: { ...given, identifier: 'customer:22' },
		replies: [[], { payload: ana }],
		asked: [DEFINITIONS, READ],
		output: { ...unchanged, status: 'otherIdentifier', problem: 'Contact 3 has the identifier customer:17 already, not customer:22. Nothing was changed: correct the one that is wrong.' },
	}],
	['another identifier is kept: the attributes go on', {
		given: { ...given, identifier: 'customer:22', customAttributes: '{"plan": "max"}', options: { ifOther: 'keep' } },
		replies: [[], { payload: ana }, { payload: ana }],
		asked: [DEFINITIONS, READ, write({ custom_attributes: { plan: 'max' } })],
		output: { ...unchanged, status: 'updated', changed: ['plan'] },
	}],
	['an identifier that contact 12 has: the attributes go on', {
		given,
		replies: [[], { payload: stranger }, () => { throw taken; }, { payload: stranger }, { meta: { count: 1 }, payload: [{ ...ana, id: 12 }] }],
		asked: [DEFINITIONS, READ, write({ identifier: 'customer:17', custom_attributes: { plan: 'pro' } }), write({ custom_attributes: { plan: 'pro' } }), SEARCH],
		output: {
			...unchanged, status: 'identifierTaken', identifier: null, changed: ['plan'], otherContactId: 12,
			problem: 'Contact 12 has the identifier customer:17 already, so contact 3 did not get it. If both are the same person, merge them in Chatwoot.',
		},
	}],
	['two contacts with one phone: Chatwoot changes neither', {
		given,
		replies: [[], { payload: { ...stranger, phone_number: '+56961234567' } }, () => { throw twins; }, { meta: { count: 2 }, payload: [{ ...stranger, phone_number: '+56961234567' }, { ...stranger, id: 4, phone_number: '+56961234567' }] }],
		asked: [DEFINITIONS, READ, write({ identifier: 'customer:17', custom_attributes: { plan: 'pro' } }), { ...SEARCH, body: { payload: [{ attribute_key: 'phone_number', filter_operator: 'equal_to', values: ['+56961234567'], query_operator: null }] } }],
		output: {
			...unchanged, status: 'duplicateContact', identifier: null, otherContactId: 4,
			problem: 'Contact 4 has the phone or e-mail of contact 3, and Chatwoot changes neither of the two. Merge them in Chatwoot.',
		},
	}],
	['once more: nothing is left to write', {
		given,
		replies: [[], { payload: { ...stranger, custom_attributes: { plan: 'pro' } } }, () => { throw taken; }, { meta: { count: 0 }, payload: [] }],
		asked: [DEFINITIONS, READ, write({ identifier: 'customer:17' }), SEARCH],
		output: {
			...unchanged, status: 'identifierTaken', identifier: null,
			problem: 'Another contact has the identifier customer:17 already, so contact 3 did not get it. If both are the same person, merge them in Chatwoot.',
		},
	}],
];
it.each(rows)('%s', async (_name, { given: fields, replies, asked, output }) => {
	const run = await runOperation(identify, fields, replies);
	expect(run.asked).toEqual(asked);
	expect(run.output).toEqual(output);
});

const refusals: Array<[string, Given, unknown[], RegExp]> = [
	['nothing to set', { contactId: 3, identifier: ' ' }, [], /^Nothing to set/],
	['no contact', { ...given, contactId: '' }, [], /^Contact is empty/],
	['a choice that is none', { ...given, options: { ifOther: 'guess' } }, [], /^If the Contact Has Another Identifier must be one of stop, keep, replace/],
	['a contact that is gone', { ...given, customAttributes: '' }, [failed(404, { error: 'Resource could not be found' })], /404.*could not be found/],
	['another refusal than a taken value', { ...given, customAttributes: '' }, [{ payload: stranger }, failed(422, { message: 'Name is too long', attributes: ['name'] })], /Name is too long/],
];
it.each(refusals)('%s', async (_name, fields, replies, words) => {
	expect(await refusalOf(identify, fields, replies)).toMatch(words);
});
