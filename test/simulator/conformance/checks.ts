import { createHmac } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { compareBodies, createComparison, type Comparison } from './compare';
import type { Identities } from './identities';
import { valueAt } from './placeholders';
import { project } from './project';
import type { Received } from './Receiver';
import type { LiveAnswer } from './sendRequest';
import type { RecordedResponse, RecordedWebhook, Step, Transcript } from './transcript';

export type Checking = {
	transcript: Transcript;
	identities: Identities;
	secrets: ReadonlyMap<string, string>;
};

/** Status, content type, headers and body against the recording. */
export function checkResponse(
	recorded: RecordedResponse,
	live: LiveAnswer,
	checking: Checking,
): string[] {
	const to = createComparison(checking.transcript, checking.identities, recorded);
	const expect = (name: string, wanted: unknown, got: unknown) => {
		if (wanted !== got) to.problems.push(`${name}: expected ${String(wanted)}, got ${String(got)}`);
	};
	expect('status', recorded.status, live.status);
	expect(
		'content type',
		recorded.contentType?.toLowerCase() ?? '',
		live.contentType?.toLowerCase() ?? '',
	);
	for (const [name, value] of Object.entries(recorded.headers ?? {})) {
		expect(`header ${name}`, value !== null, live.headers[name] !== undefined);
	}
	const isOmitted =
		typeof recorded.body === 'object' && recorded.body !== null && '$omitted' in recorded.body;
	if (!isOmitted) compareBodies(recorded.body, project(live.body, recorded.projected), to);
	if (to.problems.length === 0) checking.identities.learn(to.newPairs);
	return to.problems;
}

/** Numbers of this answer against those of earlier ones. */
export function checkRelations(
	step: Step,
	live: unknown,
	values: Record<string, unknown>,
): string[] {
	return (step.relations ?? []).flatMap(({ path, op, to }) => {
		const mine = Number(valueAt(live, path));
		const other = Number(valueAt(values, to));
		const holds = op === '=' ? mine === other : op === '>' ? mine > other : mine < other;
		return holds ? [] : [`${path}: expected ${op} ${to} (${other}), got ${mine}`];
	});
}

/** The webhooks of a step as a multiset: the real server keeps no order. */
export function checkWebhooks(
	step: Step,
	received: readonly Received[],
	checking: Checking,
): string[] {
	const left = [...received];
	const problems: string[] = [];
	for (const recorded of step.webhooks ?? []) {
		const label = labelOf(recorded);
		const best = bestMatch(step, recorded, { left, checking });
		if (best === undefined) {
			problems.push(`webhook missing: ${label}`);
			continue;
		}
		left.splice(left.indexOf(best.received), 1);
		problems.push(...best.comparison.problems.map((one) => `webhook ${label} ${one}`));
		if (best.comparison.problems.length === 0) checking.identities.learn(best.comparison.newPairs);
		if (!isSigned(best.received, checking)) problems.push(`webhook ${label}: bad signature`);
	}
	return problems.concat(left.map((one) => `webhook unexpected: ${labelOf(one)}`));
}

type Match = { received: Received; comparison: Comparison };

function bestMatch(
	step: Step,
	recorded: RecordedWebhook,
	{ left, checking }: { left: readonly Received[]; checking: Checking },
): Match | undefined {
	let best: Match | undefined;
	for (const received of left.filter((one) => labelOf(one) === labelOf(recorded))) {
		const comparison = compareWebhook(step, recorded, { received, checking });
		const isBetter = !best || comparison.problems.length < best.comparison.problems.length;
		if (isBetter) best = { received, comparison };
		if (comparison.problems.length === 0) break;
	}
	return best;
}

const SIGNATURE_HEADERS = ['x-chatwoot-signature', 'x-chatwoot-timestamp', 'x-chatwoot-delivery'];

function compareWebhook(
	{ webhook_compare }: Step,
	recorded: RecordedWebhook,
	{ received, checking }: { received: Received; checking: Checking },
): Comparison {
	const { transcript, identities } = checking;
	const flaky = [...(transcript.flaky_in_webhooks ?? []), ...(webhook_compare?.flaky ?? [])];
	const comparison = createComparison(transcript, identities, { ...webhook_compare, flaky });
	compareBodies(recorded.body, received.body, comparison);
	const present = SIGNATURE_HEADERS.filter((name) => received.headers[name] !== undefined);
	if (!isDeepStrictEqual(present, recorded.headers.present)) {
		comparison.problems.push(`signature headers: got ${present.join()}`);
	}
	return comparison;
}

function labelOf({ to, body }: { to: string; body: Record<string, unknown> }): string {
	const isMessage = String(body.event).startsWith('message_');
	const more = isMessage ? ` ${String(body.message_type)}${body.private ? ' private' : ''}` : '';
	return `${to} ${String(body.event)}${more}`;
}

function isSigned({ to, headers, raw }: Received, { secrets }: Checking): boolean {
	const secret = secrets.get(to);
	const signature = headers['x-chatwoot-signature'];
	if (secret === undefined || signature === undefined) return true;
	const hmac = createHmac('sha256', secret).update(`${String(headers['x-chatwoot-timestamp'])}.`);
	return signature === `sha256=${hmac.update(raw).digest('hex')}`;
}
