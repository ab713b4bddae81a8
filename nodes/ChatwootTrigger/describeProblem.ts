import { ChatwootError } from '../shared/chatwoot/errors';
import { checkReach } from './checkReach';
import type { Registered } from './registration';

export type Problem = { message: string; description?: string };

const ROLE_REFUSED = /needs an administrator/;

/** What stands between the workflow and its activation. n8n shows the message alone in some places. */
export function describeProblem(error: unknown): Problem {
	if (!(error instanceof ChatwootError)) return { message: sentenceOf(error) };
	const { what, advice, details } = error;
	if (details.status === 401 && ROLE_REFUSED.test(advice)) {
		return {
			message: "The access token is not an administrator's, so Chatwoot does not let it register a webhook",
			description: `${what} Use the token of an administrator, or choose the source Agent Bot or API Inbox.`,
		};
	}
	// n8n replaces a message that holds the code of a socket error, so the advice stands apart then.
	if (details.status === undefined) return { message: what, description: advice };
	return { message: error.message, description: advice };
}

/** True when Chatwoot could not be asked, which says nothing about the webhook. */
export function isOutage(error: unknown): boolean {
	if (!(error instanceof ChatwootError)) return false;
	const { status } = error.details;
	return status === undefined || status === 429 || status >= 500;
}

/** What works, but not as a person would expect. */
export function describeWarnings({ registration, droppedEvents }: Registered): string[] {
	const warnings: string[] = [];
	if (droppedEvents.length > 0) {
		warnings.push(`This Chatwoot server does not know ${droppedEvents.join(', ')} and will not send them. Update Chatwoot for these.`);
	}
	if (registration.secret === null) {
		warnings.push('This Chatwoot server signs nothing (older than 4.11.2), so that deliveries pass with signatureVerified false.');
	}
	const unreachable = checkReach(registration.url);
	return unreachable === undefined ? warnings : [...warnings, unreachable];
}

export function sentenceOf(error: unknown): string {
	return error instanceof Error ? error.message : 'Something unexpected happened.';
}
