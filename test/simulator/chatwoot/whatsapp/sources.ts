import type { Inbox, Message } from '../model';

/** Which message has which of WhatsApp's ids; `under way` while an inbound one is worked off. */
type Source = Message | 'under way';

const sourcesByInbox = new WeakMap<Inbox, Map<string, Source>>();

export function findSource(inbox: Inbox, sourceId: string): Source | undefined {
	return sourcesByInbox.get(inbox)?.get(sourceId);
}

export function rememberSource(inbox: Inbox, sourceId: string, source: Source): void {
	const sources = sourcesByInbox.get(inbox) ?? new Map<string, Source>();
	sourcesByInbox.set(inbox, sources.set(sourceId, source));
}
