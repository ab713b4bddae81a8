import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

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
		const baseURL = String(credentials.baseUrl).trim().replace(/\/+$/, '').replace(/\/v1(?:beta)?$/, '');
		const headers = { ...requestOptions.headers, 'x-goog-api-key': String(credentials.apiKey).trim() };
		// The HTTP Request node, which may use this credential too, names the address `uri`.
		const url = String(requestOptions.url ?? ('uri' in requestOptions ? requestOptions.uri : ''));
		const absolute = /^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith('//');
		if (!absolute) return { ...requestOptions, baseURL, headers };
		return url.startsWith(`${baseURL}/`) ? { ...requestOptions, headers } : requestOptions;
	}
}
