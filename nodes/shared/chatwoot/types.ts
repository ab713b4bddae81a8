/**
 * What the rest of the package knows of Chatwoot: a client with two verbs, and the records it reads.
 * Shapes: a Chatwoot 4.15.1 server's answers; older servers leave keys out, newer ones add some.
 */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonRecord = { [key: string]: unknown };

export type ChatwootMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Which part of Chatwoot's interface a path belongs to: the account's (`/api/v1/accounts/<id>`), its reports
 * (`/api/v2/accounts/<id>`), what concerns the token's owner (`/api/v1`), or the whole server
 * (`/platform/api/v1`), which takes the token of a platform app only.
 */
export type ChatwootApi = 'account' | 'reports' | 'own' | 'platform';

export type ChatwootRequest = {
	method: ChatwootMethod;
	/** The account's when left out. */
	api?: ChatwootApi;
	/** Below the prefix of its part, starting with a slash. */
	path: string;
	/** Arrays go out as `labels[]=a&labels[]=b`. */
	query?: JsonRecord;
	body?: JsonRecord;
	/** Sent along as multipart form data, together with the body's fields. */
	files?: UploadFile[];
	/** True where doing it twice leaves what doing it once leaves, so that a lost answer may be asked for again. GET always may. */
	repeatable?: boolean;
	/** True where a 429 is to come back at once instead of being waited for: the caller looks around before it comes again. */
	failsWhenLimited?: boolean;
	/** True where Chatwoot answers `null` with 200 for something it did not do (assignments). */
	nullIsFailure?: boolean;
};

export type UploadFile = { field: string; fileName: string; mimeType: string; data: Uint8Array };

export type PageOptions = {
	/** Stop after this many rows; all of them when left out. */
	limit?: number;
	/** How many pages may be read before giving up with an error. */
	maxPages?: number;
	/** How the next page is asked for: `page` counts up, `before` names the smallest id seen (messages). */
	by?: 'page' | 'before';
	/** Rows of a full page, where the server always fills it: a shorter one is the last. */
	pageSize?: number;
	/** True for lists that page without saying so in `meta` (CSAT answers). */
	pagedWithoutMeta?: boolean;
	/** Ends the reading early, after the page that holds such a record. */
	until?: (row: JsonRecord) => boolean;
};

export interface ChatwootClient {
	/** Names the server and account, for caches: never holds a token. */
	readonly account: string;
	/** The same with a hash of the token, for what answers are remembered: what one may see, another may not. */
	readonly reader: string;
	/** Sends one request. Resolves with the parsed body (`null` when empty), rejects with a ChatwootError. */
	request(request: ChatwootRequest): Promise<unknown>;
	/** Reads a list page by page, each record once. Rejects when the bound is reached before the end. */
	pages(request: ChatwootRequest, options?: PageOptions): Promise<JsonRecord[]>;
	/** Waits. Rejects when the execution is stopped meanwhile. */
	wait(delayMs: number): Promise<void>;
	/** The time now, however long requests before it had to wait. */
	now(): Date;
}

/** The mark on every message this package sends. */
export type AutomationMark = { source: string; key: string };

export type ContactInbox = { inboxId: number; sourceId: string; channel: string };

export type Contact = {
	id: number;
	name: string | null;
	phone: string | null;
	email: string | null;
	identifier: string | null;
	lastActivityAt: number;
	inboxes: ContactInbox[];
	customAttributes: JsonRecord;
};

export type Message = {
	id: number;
	/** Unix seconds. */
	createdAt: number;
	mark: AutomationMark | undefined;
};

export type Conversation = {
	id: number;
	inboxId: number;
	status: string;
	/** False when WhatsApp's 24 hours since the customer's last message are over. */
	canReply: boolean;
	channel: string;
	/** Unix seconds; 0 when unknown. */
	lastActivityAt: number;
	/** Unix seconds since when a customer waits for an answer; 0 when nobody does, or the server is older than 3.0. */
	waitingSince: number;
	/** The newest messages the answer carried: none, one or two. */
	newestMessages: Message[];
	customAttributes: JsonRecord;
	labels: string[];
};
