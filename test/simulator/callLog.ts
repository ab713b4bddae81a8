/**
 * What reached the Chatwoot API, so that a test can say how many calls an order cost.
 * Paths are logged without the account, so that `/api/v1/accounts/1/contacts` counts as
 * `/api/v1/accounts/:account/contacts` whoever the account is.
 */
export type Call = { method: string; path: string; status: number; at: Date; fault?: string };

/** A string path matches when the logged path contains it. */
export type CallFilter = { method?: string; path?: string | RegExp; status?: number };

export type CallLog = {
	/** `path` may carry the account and a query; both are taken off. */
	record(call: Omit<Call, 'at'> & { at?: Date }): void;
	all(filter?: CallFilter): Call[];
	count(filter?: CallFilter): number;
	/** Calls per `METHOD /path` with numbers as `:id`, for a report. */
	summary(): Record<string, number>;
	clear(): void;
};

export function createCallLog(): CallLog {
	let calls: Call[] = [];
	const all = (filter: CallFilter = {}) => calls.filter((call) => matches(call, filter));
	return {
		record: (call) => {
			calls.push({ ...call, path: withoutAccount(call.path), at: call.at ?? new Date() });
		},
		all,
		count: (filter) => all(filter).length,
		summary: () => countByRoute(calls),
		clear: () => {
			calls = [];
		},
	};
}

/** `/api/v1/accounts/12/contacts?page=2` → `/api/v1/accounts/:account/contacts` */
export function withoutAccount(path: string): string {
	const [route = ''] = path.split('?');
	return route.replace(/\/accounts\/\d+(?=\/|$)/, '/accounts/:account');
}

function matches(call: Call, { method, path, status }: CallFilter): boolean {
	if (method !== undefined && call.method !== method.toUpperCase()) return false;
	if (status !== undefined && call.status !== status) return false;
	if (path === undefined) return true;
	return typeof path === 'string' ? call.path.includes(path) : path.test(call.path);
}

function countByRoute(calls: readonly Call[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { method, path } of calls) {
		const route = `${method} ${path.replace(/\/\d+(?=\/|$)/g, '/:id')}`;
		counts[route] = (counts[route] ?? 0) + 1;
	}
	return counts;
}
