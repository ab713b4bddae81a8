import { KINDS } from '../../../nodes/ShopifyOrderMapper/kinds';
import { DEFAULT_SETTINGS } from '../../../nodes/ShopifyOrderMapper/mapOrder';
import { properties } from '../../../nodes/ShopifyOrderMapper/properties';

/** Field name → its default; the fields under Options beside the others. */
function defaultsOf(fields: typeof properties): Record<string, unknown> {
	const nested = fields.flatMap(({ name, options }) => (name === 'options' ? (options ?? []) : []));
	const all = [...fields, ...nested].filter((field) => 'default' in field && field.type !== 'notice');
	return Object.fromEntries(all.map((field) => [field.name, 'default' in field && field.default]));
}

it('the node and mapOrder start from the same settings', () => {
	const { verifySignature, options, ...settings } = defaultsOf(properties);
	expect(settings).toEqual(DEFAULT_SETTINGS);
	expect({ verifySignature, options }).toEqual({ verifySignature: false, options: {} });
});

it('every kind can be chosen', () => {
	const kinds = properties.find(({ name }) => name === 'notifyOn')?.options ?? [];
	expect(kinds.map((kind) => 'value' in kind && kind.value).sort()).toEqual([...KINDS].sort());
});
