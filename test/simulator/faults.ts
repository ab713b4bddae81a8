import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRandom } from './random';

export const FAULT_KINDS = [
	'status429',
	'status500',
	'status502',
	'timeout',
	'reset',
	'status502AfterEffect',
	'resetAfterEffect',
	'timeoutAfterEffect',
	'slow',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A string path matches when the request's path contains it. */
export type FaultMatch =
	((method: string, path: string) => boolean) | { method?: string; path?: RegExp | string };

export type FaultRule = {
	match: FaultMatch;
	kind: FaultKind;
	/** Share of the matching requests that it hits, 0 to 1; all of them when absent. */
	rate?: number;
	/** How many requests it may hit before it is spent; no limit when absent. */
	times?: number;
	/** What `slow` adds before the answer; 1000 when absent. */
	delayMs?: number;
};
export type Fault = { kind: FaultKind; delayMs: number };

/** How a server treats a request: pick once, apply before the effect, apply again after it. */
export type Faults = {
	add(rule: FaultRule): void;
	clear(): void;
	/** The fault that hits this request. Costs one of the rule's `times`. */
	pick(method: string, path: string): Fault | undefined;
	/** true: answered or killed, the effect must not happen. `slow` waits here and gives false. */
	applyBefore(
		fault: Fault | undefined,
		req: IncomingMessage,
		res: ServerResponse,
	): Promise<boolean>;
	/** true: the effect has happened and its answer is withheld, so the caller must not answer. */
	applyAfter(fault: Fault | undefined, req: IncomingMessage, res: ServerResponse): boolean;
	/** How often each kind has struck since the last clear. */
	struck(): Partial<Record<FaultKind, number>>;
};

const DEFAULT_SLOW_MS = 1_000;
/** A held request ends here even when nobody hangs up. */
export const MAX_HOLD_MS = 120_000;

const ANSWERS = {
	status429: { status: 429, type: 'text/plain', body: 'Retry later\n' },
	status500: {
		status: 500,
		type: 'application/json; charset=utf-8',
		body: '{"status":500,"error":"Internal Server Error"}',
	},
	status502: {
		status: 502,
		type: 'text/html',
		body: '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
	},
} as const;

export function createFaults(seed = 1): Faults {
	let random = createRandom(seed);
	let rules: Array<FaultRule & { left: number }> = [];
	let counts: Partial<Record<FaultKind, number>> = {};
	return {
		add: (rule) => {
			rules.push({ ...rule, left: rule.times ?? Infinity });
		},
		clear: () => {
			rules = [];
			counts = {};
			random = createRandom(seed);
		},
		pick: (method, path) => {
			for (const rule of rules) {
				if (rule.left < 1 || !matches(rule.match, method, path)) continue;
				if (random() >= (rule.rate ?? 1)) continue;
				rule.left -= 1;
				counts[rule.kind] = (counts[rule.kind] ?? 0) + 1;
				return { kind: rule.kind, delayMs: rule.delayMs ?? DEFAULT_SLOW_MS };
			}
			return undefined;
		},
		applyBefore,
		applyAfter,
		struck: () => ({ ...counts }),
	};
}

/** A rule that came over HTTP as JSON: `{ method?, path?, pathPattern?, kind, rate?, times?, delayMs? }`. */
export function readFaultRule(json: unknown): FaultRule {
	if (typeof json !== 'object' || json === null) throw new Error('A fault is a JSON object');
	const { method, path, pathPattern, kind, rate, times, delayMs } = json as Record<string, unknown>;
	const known = FAULT_KINDS.find((name) => name === kind);
	if (known === undefined) throw new Error(`kind must be one of: ${FAULT_KINDS.join(', ')}`);
	const pattern = typeof pathPattern === 'string' ? new RegExp(pathPattern) : undefined;
	return {
		match: {
			method: typeof method === 'string' ? method : undefined,
			path: pattern ?? (typeof path === 'string' ? path : undefined),
		},
		kind: known,
		rate: typeof rate === 'number' ? rate : undefined,
		times: typeof times === 'number' ? times : undefined,
		delayMs: typeof delayMs === 'number' ? delayMs : undefined,
	};
}

async function applyBefore(
	fault: Fault | undefined,
	req: IncomingMessage,
	res: ServerResponse,
): Promise<boolean> {
	switch (fault?.kind) {
		case 'slow':
			// A client that hangs up meanwhile does not undo the effect: a server does not notice.
			await pause(fault.delayMs);
			return false;
		case 'status429':
		case 'status500':
		case 'status502':
			answer(res, fault.kind);
			return true;
		case 'timeout':
			hold(req);
			return true;
		case 'reset':
			reset(req);
			return true;
		default:
			return false;
	}
}

function applyAfter(fault: Fault | undefined, req: IncomingMessage, res: ServerResponse): boolean {
	switch (fault?.kind) {
		case 'status502AfterEffect':
			answer(res, 'status502');
			return true;
		case 'timeoutAfterEffect':
			hold(req);
			return true;
		case 'resetAfterEffect':
			reset(req);
			return true;
		default:
			return false;
	}
}

function answer(res: ServerResponse, kind: keyof typeof ANSWERS): void {
	const { status, type, body } = ANSWERS[kind];
	res.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
	res.end(body);
}

function hold({ socket }: IncomingMessage): void {
	const timer = setTimeout(() => socket.destroy(), MAX_HOLD_MS);
	timer.unref();
	socket.once('close', () => clearTimeout(timer));
}

/** An RST, as a crashed server or a dropped proxy gives it, not a polite end. */
function reset({ socket }: IncomingMessage): void {
	socket.resetAndDestroy();
}

function pause(delayMs: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, delayMs);
	});
}

function matches(match: FaultMatch, method: string, path: string): boolean {
	if (typeof match === 'function') return match(method, path);
	if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
	if (match.path === undefined) return true;
	return typeof match.path === 'string' ? path.includes(match.path) : match.path.test(path);
}
