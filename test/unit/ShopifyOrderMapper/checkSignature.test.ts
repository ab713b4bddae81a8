import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
	checkSignature,
	findSecretFlaw,
	readSecrets,
	signShopifyBody,
} from '../../../nodes/ShopifyOrderMapper/checkSignature';

type Vector = { secret: string; raw_body: string; x_shopify_hmac_sha256: string };

const FILE = join(__dirname, '..', '..', 'fixtures', 'shopify-hmac-vectors.json');
const { vectors } = JSON.parse(readFileSync(FILE, 'utf8')) as { vectors: Vector[] };

describe('vectors computed elsewhere', () => {
	it.each(vectors)(
		'$secret signs $x_shopify_hmac_sha256',
		({ secret, raw_body, x_shopify_hmac_sha256 }) => {
			expect(signShopifyBody(secret, raw_body)).toBe(x_shopify_hmac_sha256);
			const rawBody = Buffer.from(raw_body);
			expect(
				checkSignature({ secrets: [secret], signature: x_shopify_hmac_sha256, rawBody }),
			).toEqual({ valid: true });
		},
	);
});

describe('one thing broken', () => {
	const valid = {
		secrets: ['shpss_test_secret'],
		signature: 'ydL79GgFis+45WlpB77OS7dfcX+8t6iObguHVHAAEPc=',
		rawBody: Buffer.from('{"id":820982911946154508,"email":"jon@doe.ca"}'),
	};
	it('is valid to begin with', () => {
		expect(checkSignature(valid)).toEqual({ valid: true });
	});

	it.each([
		['another secret', { secrets: ['shpss_other_secret'] }],
		['no secret', { secrets: [] }],
		['a byte more', { rawBody: Buffer.from('{"id":820982911946154508,"email":"jon@doe.ca"} ') }],
		[
			'the body written anew',
			{ rawBody: Buffer.from('{"id":820982911946154500,"email":"jon@doe.ca"}') },
		],
		['an empty body', { rawBody: Buffer.alloc(0) }],
		['a signature cut short', { signature: 'ydL79GgFis+45WlpB77OS7dfcX+8t6iObguHVHAAEPc' }],
		[
			'a signature with a space behind',
			{ signature: 'ydL79GgFis+45WlpB77OS7dfcX+8t6iObguHVHAAEPc= ' },
		],
		[
			'a signature in hex',
			{ signature: 'c9d2fbf468058acfb8e5696907bece4bb75f717fbcb7a88e6e0b8754700010f7' },
		],
		['no signature', { signature: undefined }],
		['an empty signature', { signature: '' }],
	])('%s is refused', (_name, change) => {
		expect(checkSignature({ ...valid, ...change })).toMatchObject({ valid: false });
	});

	it('says which header is missing', () => {
		const verdict = checkSignature({ ...valid, signature: undefined });
		expect(verdict).toHaveProperty('reason', expect.stringContaining('X-Shopify-Hmac-Sha256'));
	});

	it.each([
		['the new secret first', ['new-signing-secret', 'shpss_test_secret']],
		['the old secret first', ['shpss_test_secret', 'new-signing-secret']],
	])('during a rotation, %s', (_name, secrets) => {
		expect(checkSignature({ ...valid, secrets })).toEqual({ valid: true });
	});
});

describe('secrets of a credential', () => {
	const first = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
	const second = '00112233445566778899aabbccddeeff';
	it.each([
		['one', first, [first]],
		['one per line', `${first}\n${second}`, [first, second]],
		['Windows lines, blank ones between', `${first}\r\n\r\n ${second} \r\n`, [first, second]],
		[
			'lines that a password field turned into spaces',
			`${first} ${second}`,
			[`${first} ${second}`, first, second],
		],
		['a short one of several words', 'la clave', ['la clave']],
		['the same twice', `${first}\n${first}`, [first]],
		['nothing', '', []],
		['blanks', ' \n ', []],
		['no text', undefined, []],
	])('%s', (_name, text, secrets) => {
		expect(readSecrets(text)).toEqual(secrets);
	});

	it.each([
		['nothing', '', /no secret/],
		['15 characters', '123456789012345', /fewer than 16/],
		['16 characters', '1234567890123456', undefined],
		["Shopify's length", first, undefined],
		['one good, one cut off', `${first}\n${second.slice(0, 8)}`, /fewer than 16/],
	])('tested with %s', (_name, text, flaw) => {
		const found = findSecretFlaw(text);
		if (flaw === undefined) expect(found).toBeUndefined();
		else expect(found).toMatch(flaw);
	});
});

describe('secrets of one shop each', () => {
	const A = 'a'.repeat(32);
	const B = 'b'.repeat(32);
	const rawBody = Buffer.from('{"id":1}');
	const bound = readSecrets(`tienda-a.myshopify.com=${A} tienda-b.myshopify.com=${B}`);
	const verdict = (shop: string | null, secret: string, secrets = bound) =>
		checkSignature({ secrets, shop, signature: signShopifyBody(secret, rawBody), rawBody }).valid;

	it.each<[string, string | null, string, boolean]>([
		['its own shop', 'tienda-a.myshopify.com', A, true],
		['the other shop', 'tienda-b.myshopify.com', A, false],
		['the other shop with its secret', 'tienda-b.myshopify.com', B, true],
		['a shop that is not there', 'tienda-c.myshopify.com', A, false],
		['no shop', null, A, false],
		['the whole entry as secret', 'tienda-b.myshopify.com', `tienda-a.myshopify.com=${A}`, false],
		['the whole field as secret', 'tienda-b.myshopify.com', `tienda-a.myshopify.com=${A} tienda-b.myshopify.com=${B}`, false],
	])('%s', (_name, shop, secret, valid) => {
		expect(verdict(shop, secret)).toBe(valid);
	});

	it('written in capitals, or one per line, is the same', () => {
		expect(verdict('tienda-a.myshopify.com', A, readSecrets(`Tienda-A.myshopify.com=${A}\n${B}`))).toBe(true);
	});

	it.each(['', 'short'])('a secret that is "%s" opens nothing, and the credential says so', (secret) => {
		const secrets = readSecrets(`tienda-a.myshopify.com=${secret}`);
		expect([verdict('tienda-a.myshopify.com', secret, secrets), verdict(null, `tienda-a.myshopify.com=${secret}`, secrets)]).toEqual([false, false]);
		expect(findSecretFlaw(`tienda-a.myshopify.com=${secret}`)).toMatch(/fewer than 16/);
	});

	it('a secret without a shop beside them counts for every shop: the one of an app', () => {
		expect(verdict('tienda-b.myshopify.com', 'c'.repeat(32), [...bound, 'c'.repeat(32)])).toBe(true);
	});
});
