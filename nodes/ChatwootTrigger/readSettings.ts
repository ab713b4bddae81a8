import { isRecord } from '../shared/chatwoot/errors';
import { printed } from '../shared/printed';

/** What the collection `filters` holds, read whatever an expression made of it. */
export type Filters = {
	inboxIds: number[];
	statuses: string[];
	assignee: 'anyone' | 'nobody' | 'human' | 'bot';
	labels: string[];
	contains: string;
};

export type TriggerOptions = {
	verifySignature: 'whenSigned' | 'always' | 'never';
	toleranceSeconds: number;
	deduplicate: boolean;
	ignoreOwnMessages: boolean;
	includeActivityOnly: boolean;
};

export type Settings = TriggerOptions & {
	events: string[];
	messageFilter: 'customer' | 'agent' | 'all';
	filters: Filters;
	simplify: boolean;
};

const DEFAULT_TOLERANCE_SECONDS = 300;

/** @param parameter reads one parameter of the node, undefined when the panel hides it */
export function readSettings(parameter: (name: string) => unknown): Settings {
	const messageFilter = parameter('messageFilter');
	return {
		...readOptions(parameter('options')),
		events: readNames(parameter('events')),
		messageFilter: messageFilter === 'agent' || messageFilter === 'all' ? messageFilter : 'customer',
		filters: readFilters(parameter('filters')),
		simplify: parameter('simplify') !== false,
	};
}

/** Lists come as arrays or as text with commas; what is no number is no inbox. */
export function readFilters(value: unknown): Filters {
	const given = isRecord(value) ? value : {};
	const { assignee } = given;
	return {
		inboxIds: readNames(given.inboxIds)
			.map(Number)
			.filter((id) => Number.isInteger(id) && id > 0),
		statuses: readNames(given.statuses),
		assignee: assignee === 'nobody' || assignee === 'human' || assignee === 'bot' ? assignee : 'anyone',
		labels: readNames(given.labels),
		contains: typeof given.contains === 'string' ? given.contains.trim() : '',
	};
}

/** Whatever is left out or makes no sense is what the panel shows first. */
export function readOptions(value: unknown): TriggerOptions {
	const given = isRecord(value) ? value : {};
	const { verifySignature } = given;
	const toleranceSeconds = Number(printed(given.toleranceSeconds));
	return {
		verifySignature: verifySignature === 'always' || verifySignature === 'never' ? verifySignature : 'whenSigned',
		toleranceSeconds: toleranceSeconds > 0 ? toleranceSeconds : DEFAULT_TOLERANCE_SECONDS,
		deduplicate: given.deduplicate !== false,
		ignoreOwnMessages: given.ignoreOwnMessages !== false,
		includeActivityOnly: given.includeActivityOnly === true,
	};
}

/** One per line, or separated by spaces: a password field turns pasted line breaks into spaces. */
export function readSecrets(text: unknown): string[] {
	return typeof text === 'string' ? text.split(/[\s,;]+/).filter((secret) => secret !== '') : [];
}

/** `"2, 5"`, `[2, 5]` or `2`. */
export function readNames(value: unknown): string[] {
	const list: unknown[] = Array.isArray(value) ? value : printed(value ?? '').split(',');
	return list.map((entry) => printed(entry).trim()).filter((entry) => entry !== '');
}
