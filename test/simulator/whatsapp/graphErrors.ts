/**
 * Errors of the Graph API as Meta words them, so that what Chatwoot stores as `external_error`
 * reads like the real thing.
 */
export type GraphError = { status: number; code: number; message: string; details?: string };

export class GraphRefusal extends Error {
	constructor(readonly error: GraphError) {
		super(error.message);
	}
}

export const refuse = (error: GraphError): never => {
	throw new GraphRefusal(error);
};

export const graphErrors = {
	badToken: (): GraphError => ({
		status: 401,
		code: 190,
		message: 'Invalid OAuth access token - Cannot parse access token',
	}),
	unknownPath: (method: string, path: string): GraphError => ({
		status: 400,
		code: 2500,
		message: `Unknown path components: ${method} ${path}`,
	}),
	invalidParameter: (details: string): GraphError => ({
		status: 400,
		code: 100,
		message: '(#100) Invalid parameter',
		details,
	}),
	missingParameter: (details: string): GraphError => ({
		status: 400,
		code: 131008,
		message: '(#131008) Required parameter is missing',
		details,
	}),
	windowClosed: (): GraphError => ({
		status: 400,
		code: 131047,
		message: '(#131047) Re-engagement message',
		details:
			'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
	}),
	parameterCount: (part: string, got: number, expected: number): GraphError => ({
		status: 400,
		code: 132000,
		message: '(#132000) Number of parameters does not match the expected number of params',
		details: `${part}: number of localizable_params (${got}) does not match the expected number of params (${expected})`,
	}),
	unknownTemplate: (name: string, language: string): GraphError => ({
		status: 404,
		code: 132001,
		message: '(#132001) Template name does not exist in the translation',
		details: `template name (${name}) does not exist in ${language}`,
	}),
	parameterFormat: (details: string): GraphError => ({
		status: 400,
		code: 132012,
		message: '(#132012) Parameter format does not match format in the created template',
		details,
	}),
	parameterText: (part: string): GraphError => ({
		status: 400,
		code: 132018,
		message: "(#132018) There's an issue with the parameters in your template",
		details: `${part}: Param text cannot have new-line/tab characters or more than 4 consecutive spaces`,
	}),
	tooFast: (): GraphError => ({
		status: 400,
		code: 130429,
		message: '(#130429) Rate limit hit',
		details: 'Cloud API message throughput has been reached.',
	}),
	somethingWrong: (): GraphError => ({
		status: 500,
		code: 131000,
		message: '(#131000) Something went wrong',
	}),
} as const;

/** `{ error: { message, type, code, error_data, fbtrace_id } }` */
export function graphErrorBody({ message, code, details }: GraphError, traceId: string): string {
	const error_data = details ? { messaging_product: 'whatsapp', details } : undefined;
	const error = { message, type: 'OAuthException', code, error_data, fbtrace_id: traceId };
	return JSON.stringify({ error });
}
