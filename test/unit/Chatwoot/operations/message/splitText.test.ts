import { splitText } from '../../../../../nodes/Chatwoot/operations/message/splitText';

describe('splitText', () => {
	const rows: Array<[string, string, number, string[]]> = [
		['nothing', '', 10, []],
		['exactly as long as a piece', '1234567890', 10, ['1234567890']],
		['one more', '12345678901', 10, ['1234567890', '1']],
		['between words', 'uno dos tres', 8, ['uno dos', 'tres']],
		['between sentences before words', 'Hola Ana. Tu pedido va', 14, ['Hola Ana.', 'Tu pedido va']],
		['between paragraphs before sentences', 'Uno. Dos.\n\nTres cuatro', 15, ['Uno. Dos.', 'Tres cuatro']],
		['between lines', 'primera\nsegunda', 10, ['primera', 'segunda']],
		['never inside an emoji', 'aaaaaaaaa😀', 10, ['aaaaaaaaa', '😀']],
		['a break too near the start is not taken', 'a\nbbbbbbbb cc', 10, ['a\nbbbbbbbb', 'cc']],
	];
	test.each(rows)('%s', (_name, text, max, expected) => {
		expect(splitText(text, max)).toEqual(expected);
	});

	test('every piece fits and no word is lost', () => {
		const words = Array.from({ length: 3000 }, (_, k) => `palabra${k}${k % 13 === 0 ? '.' : ''}`);
		const pieces = splitText(words.join(' '), 4096);
		expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(4096);
		expect(pieces.join(' ').split(' ')).toEqual(words);
	});
});
