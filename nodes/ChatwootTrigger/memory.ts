import { readRegistration, type Registration } from './registration';

/** The part of n8n's contexts that remembers what was registered. */
export type Memory = {
	getMode(): string;
	getWorkflowStaticData(type: 'node'): { [key: string]: unknown };
};

/** The test URL and the production URL are two webhooks, which never touch each other. */
export function placeOf(memory: Memory): 'test' | 'production' {
	return memory.getMode() === 'manual' ? 'test' : 'production';
}

export function recall(memory: Memory): Registration | undefined {
	return readRegistration(memory.getWorkflowStaticData('node')[placeOf(memory)]);
}

/** What was registered with this URL, whatever the mode: n8n removes a test webhook in mode `internal`. */
export function recallUrl(memory: Memory, url: string): Registration | undefined {
	const known = Object.values(memory.getWorkflowStaticData('node')).map(readRegistration);
	return known.find((registration) => registration?.url === url);
}

/** Writes only what changed, because n8n saves the workflow's whole static data after each write. */
export function remember(memory: Memory, { id, url, secret, events }: Registration): void {
	const known = recall(memory);
	const same = known && known.id === id && known.url === url && known.secret === secret;
	if (same && known.events.join() === events.join()) return;
	memory.getWorkflowStaticData('node')[placeOf(memory)] = { id, url, secret, events };
}

export function forgetUrl(memory: Memory, url: string): void {
	const data = memory.getWorkflowStaticData('node');
	for (const [place, value] of Object.entries(data)) if (readRegistration(value)?.url === url) delete data[place];
}
