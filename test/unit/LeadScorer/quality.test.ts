import { scoreLead } from '../../../nodes/LeadScorer/scoreLead';
import { measureLeads, type LabelledMessage } from '../../helpers/measureLeads';
import { readJson } from '../../helpers/sourceFiles';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const messagesOf = (name: string) => (readJson(`test/fixtures/lead-messages/${name}.json`) as { messages: LabelledMessage[] }).messages;
const stageOf = (text: string) => scoreLead(text, { now: NOW }).stage;
const files = ['vectors', 'tuning', 'held-out'];
const LEAST = 0.85;

describe.each(files)('%s', (name) => {
	const messages = messagesOf(name);

	it('finds hot leads, and leads', () => {
		const { hot, lead } = measureLeads(messages, stageOf);
		const figures = [hot.recall, hot.precision, lead.recall, lead.precision];
		expect(figures.filter((figure) => !(figure >= LEAST))).toEqual([]);
	});

	it.each(['postSale', 'negated', 'optOut'])('calls no %s message a lead', (group) => {
		const wrong = messages.filter((message) => message.group === group && stageOf(message.text) !== 'cold');
		expect(messages.some((message) => message.group === group)).toBe(true);
		expect(wrong).toEqual([]);
	});

	it.each(['es', 'pt', 'en'])('in %s', (language) => {
		const own = messages.filter(({ lang }) => lang.startsWith(language));
		const missed = own.filter(({ label, text }) => label !== 'none' && stageOf(text) === 'cold');
		expect(missed.length).toBeLessThanOrEqual(own.length * (1 - LEAST));
	});
});

it('tells who wants no more messages', () => {
	const groups = files.flatMap(messagesOf).filter(({ group }) => group === 'optOut');
	expect(groups.filter(({ text }) => !scoreLead(text, { now: NOW }).optOut)).toEqual([]);
});
