import { clip, oneLine } from '../shared/text';
import type { Outcome } from './escalate';
import type { Escalated } from './writeEscalated';

/** Slack's limits, with room to spare. Source: Block Kit reference; the total is undocumented, about 13 kB. */
export const MAX_SECTION_CHARACTERS = 2_800;
export const MAX_DIGEST_BYTES = 10_500;
const MAX_FALLBACK_CHARACTERS = 500;
const MAX_NAME = 60;
const MAX_QUOTE = 140;
const MAX_PROBLEMS = 5;
const MAX_PROBLEM = 400;

export type Block =
	| { type: 'header'; text: { type: 'plain_text'; text: string } }
	| { type: 'section'; text: { type: 'mrkdwn'; text: string } }
	| { type: 'context'; elements: Array<{ type: 'mrkdwn'; text: string }> };

export type Digest = {
	/** Escalated conversations, also those that did not fit into the text. */
	count: number;
	text: string;
	blocks: Block[];
	remaining: number;
	backlog: number;
	problems: string[];
};

/** Writes one Slack message about everything a run escalated. */
export function writeDigest({ escalated, remaining, backlog, problems }: Outcome): Digest {
	const count = escalated.length;
	const title = titleOf(escalated);
	const all = [...new Set([...escalated.flatMap((one) => one.problems), ...problems])];
	const tail = [...problemBlocks(all), ...countBlocks(remaining, backlog)];
	const sections = sectionsOf(escalated, MAX_DIGEST_BYTES - bytesOf(tail));
	const blocks: Block[] = [{ type: 'header', text: { type: 'plain_text', text: title } }, ...sections, ...tail];
	const names = escalated.map((one) => `#${one.conversationId} ${nameOf(one)} (${formatMinutes(one.waitedMinutes)})`);
	const text = cutAtEntity(`${title}: ${escapeSlack(names.join(', '))}`, MAX_FALLBACK_CHARACTERS);
	return { count, text, blocks, remaining, backlog, problems: all };
}

/** What Slack reads as its own: mentions, links and entities begin with these. */
export function escapeSlack(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** `25 min`, `3 h 10 min`, `2 d 4 h` */
export function formatMinutes(minutes: number): string {
	const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
	if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
	if (hours > 0) return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`;
	return `${rest} min`;
}

function titleOf(escalated: Escalated[]): string {
	const count = escalated.length;
	const customers = count === 1 ? '1 customer is waiting' : `${count} customers are waiting`;
	return escalated.some(({ dryRun }) => dryRun) ? `Dry run: ${customers}` : customers;
}

function sectionsOf(escalated: Escalated[], budget: number): Block[] {
	const sections: string[] = [];
	let left = budget;
	for (const [index, one] of escalated.entries()) {
		const entry = describeEscalated(one);
		// The bytes as they travel: JSON, with its quotes and escapes.
		left -= bytesOf(entry) + 1;
		if (left < 0) {
			sections.push(`… and ${escalated.length - index} more`);
			break;
		}
		const joined = `${sections.at(-1) ?? ''}\n${entry}`;
		if (sections.length > 0 && joined.length <= MAX_SECTION_CHARACTERS) sections[sections.length - 1] = joined;
		else sections.push(entry);
	}
	return sections.map(section);
}

function describeEscalated(one: Escalated): string {
	const who = escapeSlack(`#${one.conversationId} ${nameOf(one)}`);
	const facts = [
		`*<${escapeSlack(encodeURI(one.url))}|${who}>*`,
		formatMinutes(one.waitedMinutes),
		...(one.waitedBusinessMinutes < one.waitedMinutes ? [`${formatMinutes(one.waitedBusinessMinutes)} of business hours`] : []),
		`tier ${one.tier}`,
		...(one.assignee ? [`to ${escapeSlack(clip(oneLine(one.assignee.name), MAX_NAME))}`] : []),
	];
	const quote = clip(oneLine(one.lastMessage), MAX_QUOTE);
	return facts.join(' · ') + (quote === '' ? '' : `\n>${escapeSlack(quote)}`);
}

function nameOf({ contact: { name, phone } }: Escalated): string {
	return clip(oneLine(name ?? phone ?? 'without a name'), MAX_NAME);
}

function problemBlocks(problems: string[]): Block[] {
	const shown = problems.slice(0, MAX_PROBLEMS).map((problem) => `:warning: ${cutAtEntity(escapeSlack(problem), MAX_PROBLEM)}`);
	const hidden = problems.length - shown.length;
	const lines = hidden > 0 ? [...shown, `… and ${hidden} more`] : shown;
	return lines.length > 0 ? [section(lines.join('\n'))] : [];
}

function countBlocks(remaining: number, backlog: number): Block[] {
	const parts = [
		...(remaining > 0 ? [`${remaining} more are due and follow with the next run.`] : []),
		...(backlog > 0 ? [`${backlog} have waited too long to be looked at and were left alone.`] : []),
	];
	return parts.length > 0 ? [{ type: 'context', elements: [{ type: 'mrkdwn', text: parts.join(' ') }] }] : [];
}

function section(text: string): Block {
	return { type: 'section', text: { type: 'mrkdwn', text } };
}

/** Cuts escaped text, not in the middle of `&amp;`: it may be five times as long as what was written. */
function cutAtEntity(text: string, maxCharacters: number): string {
	return text.length <= maxCharacters ? text : `${clip(text, maxCharacters).slice(0, -1).replace(/&[a-z]{0,3}$/, '')}…`;
}

function bytesOf(json: unknown): number {
	return new TextEncoder().encode(JSON.stringify(json)).length;
}
