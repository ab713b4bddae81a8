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

/** Writes only what changed, because n8n saves the workflow's whole static data after each write. */
export function remember(memory: Memory, { id, url, secret, events }: Registration): void {
	const known = recall(memory);
	const same = known && known.id === id && known.url === url && known.secret === secret;
	if (same && known.events.join() === events.join()) return;
	memory.getWorkflowStaticData('node')[placeOf(memory)] = { id, url, secret, events };
}

export function forget(memory: Memory): void {
	delete memory.getWorkflowStaticData('node')[placeOf(memory)];
}
