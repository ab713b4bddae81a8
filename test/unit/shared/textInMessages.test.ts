import { Liquid } from 'liquidjs';

import {
	breakLiquid,
	escapeMarkdown,
	oneLine,
	stripControl,
	templateValue,
} from '../../../nodes/shared/text';
import { choose, createRandom } from '../../simulator/random';
import { renderLiquid } from '../../simulator/render/liquid';
import { markdownToWhatsApp } from '../../simulator/render/markdown';

const SEED = 20261121;
const ROUNDS = 4_000;

const NASTY = [
	...'*_~`[]<>#!&\\{}%()|+-=.1a é"\'\n\t:/@$^',
	...['**', '__', '~~', '```', '{{', '}}', '{%', '%}', '](', '&amp;', '&#42;', '<b>', '\\\n', '1. '],
	...['- ', '# ', '> ', '    ', '\n\n', '\r\n', '---', '===', '{{contact.email}}', '{% raw %}', '👍🏽'],
	...['https://a.example', '[x]: y', 'ñandú', '{% endraw %}', '\u200e', '¿', '€'],
];

function makeNasty(round: number): string {
	const random = createRandom(SEED + round);
	const parts = Array.from({ length: 1 + Math.floor(random() * 9) }, () => choose(random, NASTY));
	return parts.join('');
}

/** CommonMark itself drops blanks at both ends of a line. */
function withoutOuterBlanks(text: string): string {
	const lines = text.replace(/\r\n?/g, '\n').split('\n');
	const trimmed = lines.map((line) => line.replace(/^[ \t]+|[ \t]+$/g, ''));
	return trimmed.join('\n').replace(/^\n+|\n+$/g, '');
}

describe('escapeMarkdown, rendered as Chatwoot renders', () => {
	it('gives the customer what was written, whatever was written', () => {
		const broken: string[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			// Chatwoot hides blank lines from Markdown behind a mark in braces: nobody may write one.
			const text = breakLiquid(makeNasty(round));
			const seen = markdownToWhatsApp(escapeMarkdown(text));
			if (withoutOuterBlanks(seen) !== withoutOuterBlanks(text)) broken.push(text);
		}
		expect(broken).toEqual([]);
	});

	it.each([
		['in bold', 'Hola **TEXT**, gracias', 'Hola *TEXT*, gracias'],
		['in a list', '- 2x TEXT\n- x', '- 2x TEXT\n- x'],
		['as a list item', '- TEXT\n- x', '- TEXT\n- x'],
		['next to our own marks', '_a_ TEXT **b**', '_a_ TEXT *b*'],
	])('leaves the text around it alone: %s', (_, written, seen) => {
		const broken: string[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			const text = oneLine(breakLiquid(makeNasty(round)));
			if (text === '') continue;
			const sent = written.replace('TEXT', () => escapeMarkdown(text));
			const expected = seen.replace('TEXT', () => text);
			if (markdownToWhatsApp(sent) !== expected) broken.push(text);
		}
		expect(broken).toEqual([]);
	});
});

describe('breakLiquid, rendered as Chatwoot renders', () => {
	const liquid = new Liquid();
	const drops = {
		contact: { name: 'Ana', email: 'ana@example.com' },
		agent: { name: 'Gus' },
		inbox: {},
		conversation: {},
		account: {},
	};

	it('leaves nothing for Liquid to execute, and is idempotent', () => {
		const executed: string[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			const text = breakLiquid(makeNasty(round));
			const bare = String(liquid.parseAndRenderSync(text));
			const sent = renderLiquid(text, drops);
			if (bare !== text || sent !== text || breakLiquid(text) !== text) executed.push(text);
		}
		expect(executed).toEqual([]);
	});

	it('holds when escaped, stripped or joined afterwards', () => {
		const executed: string[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			const text = breakLiquid(makeNasty(round));
			const message = `Hola ${escapeMarkdown(stripControl(text))}\n${templateValue(text)}.`;
			if (renderLiquid(message, drops) !== message) executed.push(text);
		}
		expect(executed).toEqual([]);
	});
});
