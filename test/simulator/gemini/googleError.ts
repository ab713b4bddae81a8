import type { Answer } from '../chatwoot/http/Answer';

const TYPE = 'type.googleapis.com/google.rpc.';

/** Google's envelope of an error. */
export function googleError(code: number, status: string, message: string, details: object[] = []): Answer {
	const error = { code, message, status, ...(details.length > 0 ? { details } : {}) };
	return { status: code, json: { error } };
}

export const invalidArgument = (message: string): Answer => googleError(400, 'INVALID_ARGUMENT', message);

/** A wrong key is a 400, not a 401. */
export function invalidKey(): Answer {
	const message = 'API key not valid. Please pass a valid API key.';
	const info = {
		'@type': `${TYPE}ErrorInfo`,
		reason: 'API_KEY_INVALID',
		domain: 'googleapis.com',
		metadata: { service: 'generativelanguage.googleapis.com' },
	};
	return googleError(400, 'INVALID_ARGUMENT', message, [info, { '@type': `${TYPE}LocalizedMessage`, locale: 'en-US', message }]);
}

export function missingKey(): Answer {
	const message = "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.";
	return googleError(403, 'PERMISSION_DENIED', message);
}

export const blockedRegion = (): Answer =>
	googleError(400, 'FAILED_PRECONDITION', 'User location is not supported for the API use.');

/** 429: `PerMinute` or `PerDay`, with the seconds that Google asks to wait. */
export function quotaExceeded(period: 'PerMinute' | 'PerDay', retrySeconds?: number): Answer {
	const quotaId = `GenerateRequests${period}PerProjectPerModel-FreeTier`;
	const failure = { '@type': `${TYPE}QuotaFailure`, violations: [{ quotaMetric: 'generativelanguage.googleapis.com/generate_content_free_tier_requests', quotaId }] };
	const retry = retrySeconds === undefined ? [] : [{ '@type': `${TYPE}RetryInfo`, retryDelay: `${retrySeconds}s` }];
	const message = 'You exceeded your current quota, please check your plan and billing details.';
	return googleError(429, 'RESOURCE_EXHAUSTED', message, [failure, ...retry]);
}

export const overloaded = (): Answer => googleError(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.');
