import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

import { bareUrl } from '../nodes/shared/bareUrl';
import { addressOf, completeRequest } from '../nodes/shared/n8n/completeRequest';

/** Stands apart because n8n's linter takes every field with "token" in its name for a secret, this choice too. */
const tokenOwner: INodeProperties = {
	displayName: 'Token Owner',
	name: 'tokenOwner',
	type: 'options',
	options: [
		{ name: 'User', value: 'user' },
		{ name: 'Agent Bot', value: 'agentBot' },
		{ name: 'Platform App', value: 'platformApp' },
	],
	default: 'user',
	description:
		'Whose token it is. A bot may only write messages and change conversations, a platform app only work with accounts and users of the whole server; everything else needs a user.',
};

export class ChatwootAccountApi implements ICredentialType {
	name = 'chatwootAccountApi';

	displayName = 'Chatwoot Account API';

	documentationUrl =
		'https://github.com/chatwoot-automations/n8n-nodes-chatwoot-automations/blob/main/docs/credentials.md';

	icon: Icon = {
		light: 'file:../nodes/shared/icons/chatwoot.svg',
		dark: 'file:../nodes/shared/icons/chatwoot.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://app.chatwoot.com',
			placeholder: 'e.g. https://chat.my-shop.cl',
			description: 'Address of your Chatwoot, without /api and without /app',
			required: true,
		},
		{
			displayName: 'Account ID',
			name: 'accountId',
			type: 'number',
			default: 1,
			description: 'The number after /app/accounts/ in the address bar of Chatwoot',
			required: true,
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'In Chatwoot: your picture, Profile Settings, at the bottom. The Chatwoot Trigger needs that of an administrator.',
			required: true,
		},
		tokenOwner,
	];

	/**
	 * Completes a request of this package's nodes: address, account and token from one reading of the credential.
	 * The token goes to the Chatwoot server only, whatever address a request names.
	 * The header has dashes because nginx drops names with underscores.
	 */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const baseURL = bareUrl(credentials.baseUrl);
		const headers = { 'api-access-token': String(credentials.accessToken).trim() };
		const url = addressOf(requestOptions).replace('{account}', String(credentials.accountId));
		return completeRequest(requestOptions, { baseURL, headers }, url);
	}
}
