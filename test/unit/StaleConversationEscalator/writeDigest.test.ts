import { escapeSlack, formatMinutes, writeDigest } from '../../../nodes/StaleConversationEscalator/writeDigest';
import type { Escalated } from '../../../nodes/StaleConversationEscalator/writeEscalated';

const one = (given: Partial<Escalated> = {}): Escalated => ({
	conversationId: 12,
	accountId: 1,
	inboxId: 2,
	contact: { id: 3, name: 'Ana Pérez', phone: null },
	waitingSince: '2026-11-20T14:30:00.000Z',
	waitedMinutes: 30,
	waitedBusinessMinutes: 30,
	tier: 1,
	actions: ['assigned'],
	assignee: { id: 4, name: 'Luis Agente' },
	url: 'https://chat.example.com/app/accounts/1/conversations/12',
	lastMessage: '¿y mi pedido?',
	dryRun: false,
	problems: [],
	...given,
});
const digest = (escalated: Escalated[], more = {}) => writeDigest({ escalated, remaining: 0, backlog: 0, problems: [], ...more });
const texts = ({ blocks }: ReturnType<typeof digest>) => blocks.map((block) => (block.type === 'context' ? (block.elements[0]?.text ?? '') : block.text.text));

it('says who waits, how long, who has it now, and links to it', () => {
	expect(digest([one()])).toEqual({
		count: 1,
		text: '1 customer is waiting: #12 Ana Pérez (30 min)',
		blocks: [
			{ type: 'header', text: { type: 'plain_text', text: '1 customer is waiting' } },
			{ type: 'section', text: { type: 'mrkdwn', text: '*<https://chat.example.com/app/accounts/1/conversations/12|#12 Ana Pérez>* · 30 min · tier 1 · to Luis Agente\n>¿y mi pedido?' } },
		],
		remaining: 0,
		backlog: 0,
		problems: [],
	});
});

it('names business hours where they differ, the dry run, what remains and what was left alone', () => {
	const text = texts(digest([one({ waitedMinutes: 900, waitedBusinessMinutes: 12, dryRun: true, assignee: null })], { remaining: 3, backlog: 7 })).join('\n');
	expect(text).toContain('Dry run: 1 customer is waiting');
	expect(text).toContain('15 h · 12 min of business hours · tier 1\n');
	expect(text).toContain('3 more are due');
	expect(text).toContain('7 have waited too long');
});

it('escapes what customers and agents are called and what they write', () => {
	const hostile = '<!channel> & <https://evil.example|click>\n*x*';
	const { blocks, text } = digest([one({ contact: { id: 3, name: hostile, phone: null }, assignee: { id: 1, name: hostile }, lastMessage: hostile })], { problems: [hostile] });
	for (const all of [JSON.stringify(blocks), text]) expect(all).not.toMatch(/<!|<https:\/\/evil/);
	expect(text).toContain('&lt;!channel&gt; &amp; &lt;https');
	expect(escapeSlack('a & b < c > d')).toBe('a &amp; b &lt; c &gt; d');
});

it('tells each problem once, five at the most', () => {
	const problems = ['same', 'same', 'b', 'c', 'd', 'e', 'f'];
	const result = digest([one({ problems: ['same'] })], { problems });
	expect(result.problems).toEqual(['same', 'b', 'c', 'd', 'e', 'f']);
	expect(texts(result).at(-1)).toBe(':warning: same\n:warning: b\n:warning: c\n:warning: d\n:warning: e\n… and 1 more');
});

describe('within the limits of Slack', () => {
	const long = '😀<&>"'.repeat(200);
	it.each([
		['one', [one()]],
		['fifty short ones', Array.from({ length: 50 }, (_, index) => one({ conversationId: index }))],
		['five hundred long ones', Array.from({ length: 500 }, () => one({ contact: { id: 1, name: long, phone: null }, lastMessage: long, problems: [long] }))],
	])('%s', (_name, escalated) => {
		const result = digest(escalated, { problems: Array.from({ length: 20 }, (_, index) => `${index} ${long}`) });
		expect(result.count).toBe(escalated.length);
		expect(result.blocks.length).toBeLessThanOrEqual(50);
		for (const text of texts(result)) expect(text.length).toBeLessThanOrEqual(3_000);
		expect(result.text.length).toBeLessThanOrEqual(3_000);
		const { text, blocks } = result;
		expect(Buffer.byteLength(JSON.stringify({ text, blocks }))).toBeLessThan(13_000);
	});

	it('says how many did not fit', () => {
		const result = digest(Array.from({ length: 500 }, (_, index) => one({ conversationId: index, lastMessage: long })));
		const told = texts(result).join('\n').match(/\|#\d+ /g)?.length ?? 0;
		expect(texts(result).at(-1)).toBe(`… and ${500 - told} more`);
	});
});

it.each([[0, '0 min'], [59, '59 min'], [60, '1 h'], [190, '3 h 10 min'], [1440, '1 d'], [3_120, '2 d 4 h']])('%d minutes are %s', (minutes, text) => {
	expect(formatMinutes(minutes)).toBe(text);
});
