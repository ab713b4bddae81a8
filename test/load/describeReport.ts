import { describeTally, isSound, type Tally } from './auditOnce';
import type { Audited, Kind } from './audit';
import type { LoadReport } from './runLoad';

const NAMES: Record<Kind, string> = {
	orders: 'order notices on WhatsApp',
	tenantOrders: 'order notices of the other shop',
	answers: 'answers of the assistant',
	nightReplies: 'after-hours replies',
	reminders: 'reminders of appointments',
	identities: 'customers known by their phone',
	accounts: 'companies of new accounts',
	escalations: 'escalations (assigned, noted)',
	slackEscalations: 'escalations told in Slack',
	leadNotes: 'hot leads (note)',
	slackLeads: 'hot leads told in Slack',
	alerts: 'workflows with failed runs, told in Slack',
};
/** What the shop's own people hear; the others are a customer's, or nothing that a schedule may miss. */
const INTERNAL: readonly Kind[] = ['escalations', 'slackEscalations', 'leadNotes', 'slackLeads', 'alerts'];

export function talliesOf(audited: Audited): Array<[Kind, Tally]> {
	return (Object.keys(NAMES) as Kind[]).map((kind) => [kind, audited[kind]]);
}

/** What went wrong for customers, one line each; none when nothing did. */
export function findWrongs({ audited, forgedRefused }: LoadReport): string[] {
	const unsound = talliesOf(audited).filter(([kind, tally]) => !INTERNAL.includes(kind) && !isSound(tally));
	const doubled = talliesOf(audited).filter(([kind, tally]) => INTERNAL.includes(kind) && tally.doubled.length + tally.misdirected.length > 0);
	const wrongs = [...unsound, ...doubled].map(([kind, tally]) => describeTally(NAMES[kind], tally));
	const leaks = audited.leaks.map((text) => `an alert names a customer: ${text}`);
	return [...wrongs, ...leaks, ...(forgedRefused ? [] : ['a forged webhook was accepted'])];
}

export function describeReport(report: LoadReport): string {
	const { audited, runs, struck, events, usage, webhooks, loadSeconds, settleSeconds, forgedRefused } = report;
	const faulty = Object.values(struck).reduce((sum, count) => sum + count, 0);
	const ended = Object.entries(runs).map(([status, count]) => `${count} ${status}`);
	return [
		...talliesOf(audited).map(([kind, tally]) => `  ${describeTally(NAMES[kind], tally)}`),
		`  forged webhooks refused: ${forgedRefused ? 'all' : 'NOT all'}`,
		`  executions: ${ended.join(', ')}; requests that went wrong: ${faulty}; webhooks of Chatwoot: ${webhooks.sent}, not taken: ${webhooks.lost}`,
		`  ${loadSeconds.toFixed(0)} s of load, ${settleSeconds.toFixed(0)} s to settle; broken: ${events.filter((line) => !line.endsWith('is back')).join(', ') || 'nothing'}`,
		...usage.map(({ name, cpuSeconds, rssMb, handles }) => `  ${name}: ${cpuSeconds.toFixed(1)} s of CPU, ${rssMb.toFixed(0)} MB, ${handles} handles`),
	].join('\n');
}
