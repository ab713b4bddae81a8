import { ChatwootError } from '../../shared/chatwoot/errors';
import type { ChatwootClient, JsonRecord } from '../../shared/chatwoot/types';
import type { OperationCall } from '../operation';
import type { AttributeDefinition } from '../readAttributes';
import { readAttributes, readDefinition } from '../readAttributes';
import { requestRows } from './recordOperations';

/** How long definitions are remembered in this process: administrators change them rarely, and then use them at once. */
const TTL_MS = 60_000;
/** Accounts and owners remembered at the most; the oldest makes room. */
const MAX_REMEMBERED = 200;

type Owner = 'contact' | 'conversation';
type Remembered = { readAtMs: number; definitions: AttributeDefinition[] };
const remembered = new Map<string, Remembered>();

/**
 * Custom attributes, checked and converted as Chatwoot's settings define them. Nothing is asked when there are none.
 *
 * @throws Error with a sentence naming the attribute that does not fit
 */
export async function typedAttributes(
	{ client, timezone, now }: Pick<OperationCall, 'client' | 'timezone' | 'now'>,
	owner: Owner,
	given: JsonRecord,
): Promise<JsonRecord> {
	if (Object.keys(given).length === 0) return given;
	const name = `${client.reader}/${owner}`;
	const known = remembered.get(name);
	if (known && now.getTime() - known.readAtMs < TTL_MS) {
		const typed = tryRead(given, known.definitions, timezone);
		if (typed) return typed;
	}
	const definitions = await readDefinitions(client, owner);
	remember(name, { readAtMs: now.getTime(), definitions });
	return readAttributes(given, definitions, timezone);
}

/** What is refused on the word of a remembered definition is read afresh. */
function tryRead(given: JsonRecord, definitions: AttributeDefinition[], timezone: string): JsonRecord | undefined {
	try {
		return readAttributes(given, definitions, timezone);
	} catch {
		return undefined;
	}
}

async function readDefinitions(client: ChatwootClient, owner: string): Promise<AttributeDefinition[]> {
	const query = { attribute_model: `${owner}_attribute` };
	const request = { method: 'GET', path: '/custom_attribute_definitions', query } as const;
	const rows = await requestRows(client, request, 'a list of custom attributes').catch(asUndefined);
	return rows.map(readDefinition);
}

/** A bot may set attributes but not read what they are. */
function asUndefined(failure: unknown): JsonRecord[] {
	if (failure instanceof ChatwootError && failure.details.status === 401) return [];
	throw failure;
}

function remember(name: string, entry: Remembered): void {
	remembered.delete(name);
	remembered.set(name, entry);
	for (const oldest of remembered.keys()) {
		if (remembered.size <= MAX_REMEMBERED) break;
		remembered.delete(oldest);
	}
}

/** For every token, after a definition was made, changed or deleted from here. */
export function forgetDefinitions({ account }: ChatwootClient): void {
	for (const name of remembered.keys()) if (name.startsWith(`${account}/`)) remembered.delete(name);
}
