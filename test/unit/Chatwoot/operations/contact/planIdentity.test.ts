import { planIdentity, type Identified, type Identity, type OtherIdentifier } from '../../../../../nodes/Chatwoot/operations/contact/planIdentity';

const wanted: Identity = { identifier: 'customer:17', attributes: { plan: 'pro', branch: null } };
const all: Identified = { ...wanted, attributes: { plan: 'pro' }, hasOther: false };
const nothing: Identified = { identifier: '', attributes: {}, hasOther: false };

const rows: Array<[string, object, OtherIdentifier, Identified]> = [
	['a contact without anything', {}, 'stop', all],
	['an empty identifier and no attributes', { identifier: '', custom_attributes: null }, 'stop', all],
	['the placeholder of a contact that this package made', { identifier: 'phone:+56961234567' }, 'stop', all],
	['everything is there', { identifier: 'customer:17', custom_attributes: { plan: 'pro', other: 1 } }, 'stop', nothing],
	['everything is there, as the trigger writes it', { identifier: 'customer:17', customAttributes: { plan: 'pro' } }, 'stop', nothing],
	['an attribute differs', { identifier: 'customer:17', custom_attributes: { plan: 'basic' } }, 'stop', { ...nothing, attributes: { plan: 'pro' } }],
	['an attribute is to become null', { identifier: 'customer:17', custom_attributes: { plan: 'pro', branch: 'Centro' } }, 'stop', { ...nothing, attributes: { branch: null } }],
	['another identifier: nothing', { identifier: 'customer:18' }, 'stop', { ...nothing, hasOther: true }],
	['another identifier: attributes alone', { identifier: 'shopify:1' }, 'keep', { ...all, identifier: '', hasOther: true }],
	['another identifier: both', { identifier: 'shopify:1' }, 'replace', all],
	['the case of an identifier counts', { identifier: 'CUSTOMER:17' }, 'stop', { ...nothing, hasOther: true }],
];
it.each(rows)('%s', (_name, contact, ifOther, plan) => {
	expect(planIdentity({ ...contact }, wanted, ifOther)).toEqual(plan);
});

it('without an identifier the contact keeps its own', () => {
	expect(planIdentity({ identifier: 'shopify:1' }, { ...wanted, identifier: '' }, 'stop')).toEqual({ ...all, identifier: '' });
});
