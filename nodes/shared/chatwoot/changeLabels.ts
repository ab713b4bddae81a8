import { readStrings } from './envelopes';
import { isRecord, strangeAnswer } from './errors';
import { withLock } from './keyLock';
import { replaceWhole } from './replaceWhole';
import type { ChatwootClient, ChatwootRequest } from './types';

/** What is to be there, given what is there. */
export type LabelChange = (there: string[]) => string[];

/** Labels are compared without regard to case, as Chatwoot does. */
export const withLabels = (named: string[]): LabelChange => (there) => {
	const known = new Set(there.map(lower));
	const fresh = named.filter((label) => !known.has(lower(label)) && known.add(lower(label)));
	return [...there, ...fresh];
};

export const withoutLabels = (named: string[]): LabelChange => (there) => {
	const unwanted = new Set(named.map(lower));
	return there.filter((label) => !unwanted.has(lower(label)));
};

/**
 * Adds or removes labels of a contact or conversation. Chatwoot only replaces them all at once, so the old
 * ones are read first; executions of this process take turns, because the last one to write wins.
 *
 * @param owner path of the contact or conversation
 * @returns the labels that are there now
 * @throws ChatwootError
 */
export async function changeLabels(client: ChatwootClient, owner: string, change: LabelChange): Promise<string[]> {
	return await withLock(lockOf(client, owner), async () =>
		await replaceWhole(client, async () => {
			const there = await requestLabels(client, { method: 'GET', path: `${owner}/labels` });
			const wanted = change(there);
			return wanted.length === there.length ? there : await requestLabels(client, { ...writing(owner, wanted), failsWhenLimited: true });
		}),
	);
}

/** Replaces all labels of a contact or conversation. Only an empty list, not an empty text, takes them all away. */
export async function replaceLabels(client: ChatwootClient, owner: string, labels: string[]): Promise<string[]> {
	return await withLock(lockOf(client, owner), async () => await requestLabels(client, { ...writing(owner, labels), repeatable: true }));
}

/** Sends a request that a list of labels answers: `{payload: ["vip"]}`. */
export async function requestLabels(client: ChatwootClient, request: ChatwootRequest): Promise<string[]> {
	const answer = await client.request(request);
	// Anything else must not be taken for "no labels": they would be overwritten.
	if (isRecord(answer) && Array.isArray(answer.payload)) return readStrings(answer);
	throw strangeAnswer(request, 'a list of labels');
}

function writing(owner: string, labels: string[]): ChatwootRequest {
	return { method: 'POST', path: `${owner}/labels`, body: { labels } };
}

function lockOf({ account }: ChatwootClient, owner: string): string {
	return `${account}${owner}/labels`;
}

function lower(label: string): string {
	return label.toLowerCase();
}
