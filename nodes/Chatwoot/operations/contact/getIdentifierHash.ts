import { createHmac } from 'node:crypto';

import { refusal } from '../../../shared/chatwoot/errors';
import { readAfresh } from '../../../shared/chatwoot/inboxCache';
import { identifierField, inboxField } from '../../fields';
import type { Operation, OperationCall, OperationResult } from '../../operation';
import { requiredIdOf, requiredTextOf } from '../../operation';

const KINDS = ['Channel::WebWidget', 'Channel::Api'];

export const getIdentifierHash: Operation = {
	value: 'getIdentifierHash',
	name: 'Get Identifier Hash',
	action: 'Get the identifier hash of a contact',
	description: 'Compute what proves to a website or API inbox that a visitor is this customer (identity validation)',
	fields: [inboxField, { ...identifierField, required: true }],
	run: computeHash,
};

async function computeHash({ client, parameter, now }: OperationCall): Promise<OperationResult> {
	const inboxId = requiredIdOf(parameter('inboxId'), 'Inbox');
	const identifier = requiredTextOf(parameter('identifier'), 'Identifier');
	// Never a remembered inbox: what an administrator's token was shown is not for every credential.
	const { name, channel_type: kind, hmac_token: token } = await readAfresh(client, inboxId, now);
	if (!KINDS.includes(String(kind))) {
		throw refusal(`The inbox "${String(name)}" does not validate identities.`, 'Choose a website or API inbox.');
	}
	if (typeof token !== 'string' || token === '') {
		throw refusal(`Chatwoot did not show the key of the inbox "${String(name)}".`, 'Only administrators see it: use the access token of one in the credential.');
	}
	return { inboxId, identifier, identifierHash: createHmac('sha256', token).update(identifier).digest('hex') };
}
