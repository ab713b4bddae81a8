import { isRecord } from '../../../shared/chatwoot/errors';
import type { JsonRecord } from '../../../shared/chatwoot/types';

/** What a contact is called when this package makes one without an identifier of the shop's: no identity of its own. */
const PLACEHOLDER = /^phone:/;

export const OTHER_IDENTIFIER = ['stop', 'keep', 'replace'] as const;
/** What happens to a contact that has another identifier already. */
export type OtherIdentifier = (typeof OTHER_IDENTIFIER)[number];

export type Identity = {
	/** Empty: the contact keeps the one it has. */
	identifier: string;
	attributes: JsonRecord;
};
export type Identified = Identity & { hasOther: boolean };

/**
 * What of an identity a contact lacks: only that is written.
 *
 * @param contact Chatwoot's record, or the contact of the trigger's item
 * @returns an empty `identifier` and no `attributes` when it lacks nothing; with `stop`, also when it has another identifier
 */
export function planIdentity(contact: JsonRecord, wanted: Identity, ifOther: OtherIdentifier): Identified {
	const there = typeof contact.identifier === 'string' ? contact.identifier : '';
	const differs = wanted.identifier !== '' && wanted.identifier !== there;
	const hasOther = differs && there !== '' && !PLACEHOLDER.test(there) && ifOther !== 'replace';
	if (hasOther && ifOther === 'stop') return { identifier: '', attributes: {}, hasOther };
	const attributes = missingAttributes(contact, wanted.attributes);
	return { identifier: differs && !hasOther ? wanted.identifier : '', attributes, hasOther };
}

function missingAttributes(contact: JsonRecord, wanted: JsonRecord): JsonRecord {
	const given = contact.custom_attributes ?? contact.customAttributes;
	const there = isRecord(given) ? given : {};
	return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => !isSame(there[key], value)));
}

/** An attribute that is not there and one that is null are the same to everybody who reads them. */
function isSame(there: unknown, wanted: unknown): boolean {
	return JSON.stringify(there ?? null) === JSON.stringify(wanted ?? null);
}
