import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

import { bareGeminiUrl } from '../nodes/shared/bareGeminiUrl';
import { completeRequest } from '../nodes/shared/n8n/completeRequest';

export class GeminiReplyApi implements ICredentialType {
	name = 'geminiReplyApi';

	displayName = 'Gemini Reply API';

	documentationUrl =
		'https://github.com/chatwoot-automations/n8n-nodes-chatwoot-automations/blob/main/docs/gemini-reply.md#credential';

	icon: Icon = {
		light: 'file:../nodes/shared/icons/geminiReply.svg',
		dark: 'file:../nodes/shared/icons/geminiReply.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'From Google AI Studio, under Get API Key',
			required: true,
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://generativelanguage.googleapis.com',
			description: 'Address of the Gemini API; another one only for a proxy of your own',
			required: true,
		},
	];

	/** Adds address and key to a request of the node. The key goes in a header, because addresses end up in logs. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const headers = { 'x-goog-api-key': String(credentials.apiKey).trim() };
		return completeRequest(requestOptions, { baseURL: bareGeminiUrl(credentials.baseUrl), headers });
	}
}
