/**
 * Messages scored per second on one core, beside the rule that tutorials have (a message with "precio", "plan",
 * "costo", "cuánto" or "pago" in it is a lead), and how many leads each finds among labelled messages.
 * Run: `npx tsx test/bench/leads.ts`. Ends with 1 below the limits.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { scoreLead, type Stage } from '../../nodes/LeadScorer/scoreLead';
import { measureLeads, type LabelledMessage } from '../helpers/measureLeads';

const FIXTURES = join(__dirname, '..', 'fixtures', 'lead-messages');
const MIN_PER_SECOND = 20_000;
const ROUNDS = 11;
const MESSAGES_PER_ROUND = 10_000;
const NOW = new Date('2026-11-21T00:00:00Z');
const CLASSIC = ['precio', 'plan', 'costo', 'cuánto', 'pago'];

const classic = (text: string): Stage => (CLASSIC.some((word) => text.toLowerCase().includes(word)) ? 'hot' : 'cold');
const ours = (text: string): Stage => scoreLead(text, { now: NOW }).stage;

const messages = ['tuning', 'held-out', 'vectors'].flatMap(
	(name) => (JSON.parse(readFileSync(join(FIXTURES, `${name}.json`), 'utf8')) as { messages: LabelledMessage[] }).messages,
);
/** Numbers make every message one that was never seen, as names and places do in real ones. */
const varied = Array.from({ length: MESSAGES_PER_ROUND }, (_, index) => `${messages[index % messages.length]?.text} x${index}z`);

function perSecond(judge: (text: string) => Stage): number {
	const start = process.hrtime.bigint();
	for (const text of varied) judge(text);
	return (MESSAGES_PER_ROUND * 1e9) / Number(process.hrtime.bigint() - start);
}

function report(name: string, judge: (text: string) => Stage): number {
	const rates = Array.from({ length: ROUNDS }, () => perSecond(judge)).sort((a, b) => a - b);
	const rate = rates[Math.floor(ROUNDS / 2)] ?? 0;
	const { hot, lead } = measureLeads(messages, judge);
	const figures = [hot, lead].map(({ recall, precision }) => `recall ${recall.toFixed(2)} precision ${precision.toFixed(2)}`);
	console.log(`${name.padEnd(14)} ${rate.toFixed(0).padStart(9)} messages/s   hot: ${figures[0]}   at least warm: ${figures[1]}`);
	return rate;
}

console.log(`${messages.length} labelled messages in Spanish, Portuguese and English`);
report('classic rule', classic);
const rate = report('Lead Scorer', ours);
console.log(`at least ${MIN_PER_SECOND} messages/s wanted`);
process.exitCode = rate < MIN_PER_SECOND ? 1 : 0;
