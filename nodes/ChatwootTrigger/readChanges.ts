import { isRecord } from '../shared/chatwoot/errors';
import { stripSecrets } from '../shared/chatwoot/stripSecrets';
import { readRecord } from './readValues';
import type { EventChanges } from './triggerEvent';

/**
 * What an update changed. Chatwoot sends a list of one-key objects, each with `previous_value` and
 * `current_value`; null with conversation_status_changed, always.
 */
export function readChanges(changedAttributes: unknown): EventChanges {
	const parts = Array.isArray(changedAttributes) ? changedAttributes : [changedAttributes];
	const changes = parts.filter(isRecord).flatMap((part) => Object.entries(readRecord(stripSecrets(part))));
	return Object.fromEntries(
		changes.flatMap(([field, change]) => {
			if (!isRecord(change)) return [];
			return [[field, { from: change.previous_value ?? null, to: change.current_value ?? null }]];
		}),
	);
}
