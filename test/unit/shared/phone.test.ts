import { normalizePhone, phoneVariants, readPhone } from '../../../nodes/shared/phone';
import vectors from '../../fixtures/phone-vectors.json';

describe('the vectors of an independent oracle', () => {
	it.each(vectors.meta.categories.map((category) => [category]))('%s', (category) => {
		const rows = vectors.vectors.filter((row) => row.category === category);
		const wrong = rows.flatMap(({ id, input, hint, expected, country }) => {
			const reading = readPhone(input, hint ?? undefined);
			const right = (reading.e164 ?? null) === expected;
			const home = expected === null || ('country' in reading && reading.country === country);
			return right && home ? [] : [{ id, input, hint, expected, reading }];
		});
		expect(rows.length).toBeGreaterThan(0);
		expect(wrong).toEqual([]);
	});

	it.each(vectors.wa_equivalents.map((row) => [row.e164, row.wa_ids] as const))(
		'%s is known to WhatsApp as %j',
		(e164, ids) => {
			const known = phoneVariants(e164).map((variant) => variant.slice(1));
			expect([...known].sort()).toEqual([...ids].sort());
		},
	);
});

describe('normalizePhone', () => {
	it.each([
		['Chile, the old 09', '09 6123 4567', 'CL', '+56961234567'],
		['Chile, the old 02', '02 2345 6789', 'CL', '+56223456789'],
		['Chile, calling code and 09', '+56 09 6123 4567', '', '+56961234567'],
		['Chile, a zero in front of the calling code', '056 9 6123 4567', 'CL', '+56961234567'],
		['Chile, full-width', '＋５６ ９ ６１２３ ４５６７', '', '+56961234567'],
		['Chile, Arabic digits', '٠٩٦١٢٣٤٥٦٧', 'CL', '+56961234567'],
		['Chile, direction marks', '\u202a+56 9 6123 4567\u202c', '', '+56961234567'],
		['Chile, no-break spaces', '9\u00a06123\u00a04567', 'CL', '+56961234567'],
		['Chile, a country in small letters', '961234567', ' cl ', '+56961234567'],
		['Chile, 00 from an unknown place', '0056961234567', '', '+56961234567'],
		['Chile, 00 where 00 means nothing', '0056961234567', 'BR', '+56961234567'],
		['Chile, plus in brackets', '(+56) 9 6123 4567', '', '+56961234567'],
		['Brazil, a mobile of before the 9', '(31) 8888-7777', 'BR', '+5531988887777'],
		['Brazil, the same with a carrier', '0 15 31 8888-7777', 'BR', '+5531988887777'],
		['Brazil, the same without plus in Chile', '553188887777', 'CL', '+5531988887777'],
		['Brazil, a mobile that began with 7', '+55 31 7888-7777', '', '+5531978887777'],
		['Brazil, a landline stays', '(31) 3333-4444', 'BR', '+553133334444'],
		['Mexico, 01', '01 55 1234 5678', 'MX', '+525512345678'],
		['Mexico, 044', '044 55 1234 5678', 'MX', '+525512345678'],
		['Mexico, the 1 of WhatsApp elsewhere', '5215512345678', 'CL', '+525512345678'],
		['Mexico, a tourist of the USA', '12025550123', 'MX', '+12025550123'],
		['Argentina, 9 and 15', '+54 9 11 15 2345 6789', '', '+5491123456789'],
		['Argentina, trunk 0 and 15 behind the code', '+54 0341 15 350-1234', '', '+5493413501234'],
		['Germany, a slash', '030/1234567', 'DE', '+49301234567'],
		['Germany, the calling code without plus', '4915123456789', 'DE', '+4915123456789'],
		['Italy, a mobile that begins like the calling code', '391 234 5678', 'IT', '+393912345678'],
		['Ascension, 00 and a short number', '0024740123', '', '+24740123'],
		['England, a zero in brackets', '+44 (0)20 7946 0958', '', '+442079460958'],
		['no country has it', '+800 1234 5678', '', '+80012345678'],
	])('%s', (_, text, country, e164) => {
		expect(normalizePhone(text, country)).toBe(e164);
	});

	it.each([
		['two numbers, slash', '+56961234567 / +56223456789', '', '+56961234567'],
		['two numbers at home, slash', '961234567/223456789', 'CL', '+56961234567'],
		['two numbers, "o"', '961234567 o 223456789', 'CL', '+56961234567'],
		['two numbers, blanks', '+56961234567 +56223456789', '', '+56961234567'],
		['the second is the good one', '12345; 961234567', 'CL', '+56961234567'],
		['an address first', 'Los Leones 1203, 961234567', 'CL', '+56961234567'],
		['a label', 'Celular: 9 6123 4567', 'CL', '+56961234567'],
		['a word behind', '9 6123 4567 (mamá)', 'CL', '+56961234567'],
		['an extension', '+56 2 2345 6789 anexo 12', '', '+56223456789'],
		['an extension with x', '(201) 555-0123 x12', 'US', '+12015550123'],
		['tel:', 'tel:+56-9-6123-4567', '', '+56961234567'],
		['whatsapp:', 'whatsapp:+5215512345678', '', '+525512345678'],
		['a WhatsApp address', '553188887777@s.whatsapp.net', '', '+5531988887777'],
		['a WhatsApp address of a device', '56961234567:12@s.whatsapp.net', '', '+56961234567'],
		['an older WhatsApp address', '5111234567@c.us', '', '+5111234567'],
		['a WhatsApp link', 'https://wa.me/56961234567', '', '+56961234567'],
		['a longer link', 'https://api.whatsapp.com/send?phone=56961234567&text=x', '', '+56961234567'],
	])('understands %s', (_, text, country, e164) => {
		expect(normalizePhone(text, country)).toBe(e164);
	});

	it.each([undefined, null, 56961234567, {}, ['+56961234567'], true])(
		'gives nothing for %p, which is no text',
		(value) => {
			const text = JSON.parse(JSON.stringify({ value })).value;
			expect(normalizePhone(text, 'CL')).toBeUndefined();
		},
	);

	it('answers the same when asked again', () => {
		expect(normalizePhone('0 9 6123 4567', 'CL')).toBe('+56961234567');
		expect(normalizePhone('0 9 6123 4567', 'CL')).toBe('+56961234567');
		expect(normalizePhone('0 9 6123 4567', 'AR')).toBeUndefined();
	});

	it('forgets old numbers and still reads them', () => {
		const numbers = Array.from({ length: 1200 }, (_, index) => 20_000_000 + index);
		const read = () => numbers.map((number) => normalizePhone(`0${number}`, 'PE')).length;
		expect(read()).toBe(1200);
		expect(normalizePhone('0 9 6123 4567', 'CL')).toBe('+56961234567');
	});
});

describe('readPhone says why there is no number', () => {
	it.each([
		['nothing', '', 'CL', 'empty'],
		['blanks', ' \t', 'CL', 'empty'],
		['text', 'N/A', 'CL', 'notANumber'],
		['an e-mail', 'juan961234567@example.com', 'CL', 'notANumber'],
		['letters between digits', '9612E4567', 'CL', 'notANumber'],
		['a number of a spreadsheet', '5.6961234567E+10', '', 'notANumber'],
		['an article number', 'SKU961234567', 'CL', 'notANumber'],
		['a letter behind', '961234567a', 'CL', 'notANumber'],
		['a hidden WhatsApp id', '123456789012345@lid', '', 'notANumber'],
		['a WhatsApp group', '120363023456789012@g.us', '', 'notANumber'],
		["WhatsApp's user id", 'CL.1502576394655843', 'CL', 'notANumber'],
		['a user id as long as a phone', 'CL.961234567', 'CL', 'notANumber'],
		['a RUT', '22.345.678-9', 'CL', 'notANumber'],
		['a CPF', '123.456.789-09', 'BR', 'notANumber'],
		['10 kB', '9'.repeat(10_000), 'CL', 'notANumber'],
		['10 kB of labels', 'cel 9 '.repeat(1_700), 'CL', 'notANumber'],
		['too few digits', '999', 'CL', 'tooShort'],
		['a vanity number', '1-800-FLOWERS', 'US', 'tooShort'],
		['too many digits', '123456789012345678901', 'CL', 'tooLong'],
		['no country', '961234567', '', 'unknownCountry'],
		['a country by name', '961234567', 'Chile', 'unknownCountry'],
		['eight digits in Chile', '6123 4567', 'CL', 'ambiguous'],
		['eight digits behind the code', '+56 6123 4567', '', 'ambiguous'],
		['Mexican with 1, or of New Jersey', '1 551 234 5678', 'MX', 'ambiguous'],
		['nobody has it', '555-625-1199', 'CO', 'invalid'],
		['one digit repeated', '999 999 999', 'CL', 'invalid'],
		['one digit repeated behind the code', '+56 9 9999 9999', '', 'invalid'],
		['Argentina without area', '15 2345 6789', 'AR', 'invalid'],
		['ten digits of the USA, valid elsewhere', '4122345678', 'CL', 'invalid'],
		['plus in front of a national number', '+0961234567', 'CL', 'invalid'],
	])('%s', (_, text, country, reason) => {
		expect(readPhone(text, country)).toEqual({ reason });
	});
});

describe('assumeMobile', () => {
	it.each([
		['eight digits', '6123 4567', 'CL', '+56961234567'],
		['eight digits behind the code', '+56 6123 4567', '', '+56961234567'],
		['eight digits behind the code without plus', '56 6123 4567', 'CL', '+56961234567'],
		['a complete number', '2 2345 6789', 'CL', '+56223456789'],
	])('%s', (_, text, country, e164) => {
		expect(readPhone(text, country, { assumeMobile: true }).e164).toBe(e164);
	});

	it('does not leak into a reading without it', () => {
		expect(readPhone('6123 4568', 'CL', { assumeMobile: true }).e164).toBe('+56961234568');
		expect(readPhone('6123 4568', 'CL').e164).toBeUndefined();
	});
});

describe('phoneVariants', () => {
	it.each([
		['a Chilean mobile', '+56961234567', ['+56961234567']],
		['Brazil with 9', '+5521999998888', ['+5521999998888', '+552199998888']],
		['Brazil without 9', '+552199998888', ['+552199998888', '+5521999998888']],
		['a Brazilian landline', '+551133334444', ['+551133334444']],
		['a mobile that would become a landline', '+5511933334444', ['+5511933334444']],
		['Mexico', '+525512345678', ['+525512345678', '+5215512345678']],
		['Mexico with 1', '+5215512345678', ['+5215512345678', '+525512345678']],
		['Argentina with 9', '+5491122223333', ['+5491122223333', '+541122223333']],
		['Argentina without 9', '+541144445555', ['+541144445555', '+5491144445555']],
		['not a number', 'x', ['x']],
	])('%s', (_, e164, variants) => {
		expect(phoneVariants(e164)).toEqual(variants);
	});
});
