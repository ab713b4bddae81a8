import { askContact } from '../shared/chatwoot/askContact';
import { changeLabels, withLabels } from '../shared/chatwoot/changeLabels';
import { ChatwootError, isRecord } from '../shared/chatwoot/errors';
import { withLock } from '../shared/chatwoot/keyLock';
import type { ChatwootClient } from '../shared/chatwoot/types';
import { attributesOf, isCounted, readTrace, writeTrace, type Trace } from './leadTrace';
import { readThresholds } from './readSettings';
import { earlier, pointsOf, scoreLead, stageOf, type Lead, type ScoreOptions } from './scoreLead';

export type ContactUpdate = {
	/** `duplicate`: the message was counted before. `unchanged`: it says nothing, so nothing was written. */
	status: 'updated' | 'unchanged' | 'duplicate' | 'failed';
	/** A sentence when it failed. */
	detail: string | null;
};

export type LeadToApply = {
	text: unknown;
	options: ScoreOptions;
	contactId: number;
	messageId: number | undefined;
	/** Empty for none. */
	label: string;
};

/**
 * Scores a message on top of what the contact's attributes say in this moment, and writes the result there.
 * A message is counted once, whoever delivers it again: its id is written with the score. Executions of this
 * process take turns per contact; two processes with the same message write the same.
 * When Chatwoot fails, the score is given all the same, on top of what the item says.
 *
 * @throws Error about settings that cannot be meant, before Chatwoot is asked
 */
export async function applyLead(client: ChatwootClient, wanted: LeadToApply): Promise<Lead & { contactUpdate: ContactUpdate }> {
	const fallback = scoreLead(wanted.text, wanted.options);
	const outcome = await withLock(`${client.account}/lead/${wanted.contactId}`, async () => await tryScore(client, wanted));
	if (!('error' in outcome)) return outcome;
	if (outcome.error instanceof ChatwootError) return { ...fallback, contactUpdate: { status: 'failed', detail: outcome.error.message } };
	throw outcome.error;
}

type Scored = Lead & { contactUpdate: ContactUpdate };

async function tryScore(client: ChatwootClient, wanted: LeadToApply): Promise<Scored | { error: unknown }> {
	try {
		return await score(client, wanted);
	} catch (error) {
		return { error };
	}
}

async function score(client: ChatwootClient, wanted: LeadToApply): Promise<Scored> {
	const { text, options, contactId, messageId, label } = wanted;
	const trace = readTrace(attributesOf(await askContact(client, contactId)));
	if (isCounted(trace, messageId)) {
		const lead = repeated(trace, wanted);
		await addLabel(client, contactId, lead.stage === 'cold' ? '' : label);
		return { ...lead, contactUpdate: { status: 'duplicate', detail: null } };
	}
	const lead = scoreLead(text, { ...options, previousScore: trace.score, previousScoredAt: trace.scoredAt });
	if (saysNothing(lead, trace)) return { ...lead, contactUpdate: { status: 'unchanged', detail: null } };
	const body = { custom_attributes: writeTrace(lead, trace, messageId) };
	await client.request({ method: 'PUT', path: `/contacts/${contactId}`, body, repeatable: true });
	await addLabel(client, contactId, lead.stage === 'cold' ? '' : label);
	return { ...lead, contactUpdate: { status: 'updated', detail: null } };
}

/** A message that adds nothing to a known score leaves the contact as it is; the score goes on decaying. */
function saysNothing({ reasons, stageChanged }: Lead, { score: known }: Trace): boolean {
	return known !== undefined && known !== null && !stageChanged && reasons.every(({ points, rule }) => points === 0 || rule === 'earlier');
}

/** What an earlier run made of the message, so that whatever follows can be done again, or at last. */
function repeated(trace: Trace, { text, options, messageId }: LeadToApply): Lead {
	const lead = scoreLead('', { ...options, orders: 0, previousScore: trace.score, previousScoredAt: null });
	const own = scoreLead(text, { ...options, previousScore: 0 });
	const reasons = [...earlier(lead.score - pointsOf(own.reasons)), ...own.reasons];
	const thresholds = readThresholds(isRecord(options.options) ? (options.thresholds ?? options.options.thresholds) : options.thresholds);
	const stage = stageOf(lead.score, thresholds);
	const becameHot = trace.hot?.messageId === messageId && stage === 'hot';
	return { ...lead, reasons, optOut: own.optOut, stage, becameHot, stageChanged: becameHot, previousStage: becameHot ? (trace.hot?.from ?? stage) : stage };
}

async function addLabel(client: ChatwootClient, contactId: number, label: string): Promise<void> {
	if (label !== '') await changeLabels(client, `/contacts/${contactId}`, withLabels([label]));
}
