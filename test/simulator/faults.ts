import type { IncomingMessage, ServerResponse } from 'node:http';
import { applyAfter, applyBefore } from './faultEffects';
import { createRandom, type Random } from './random';

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
export function createFaults(seed = 1): Faults {
	return new FaultBox(seed);
}

class FaultBox implements Faults {
	private random: Random;
	private rules: Array<FaultRule & { left: number }> = [];
	private counts: Partial<Record<FaultKind, number>> = {};
	readonly applyBefore = applyBefore;
	readonly applyAfter = applyAfter;

	constructor(private readonly seed: number) {
		this.random = createRandom(seed);
	}

	add(rule: FaultRule): void {
		this.rules.push({ ...rule, left: rule.times ?? Infinity });
	}

	clear(): void {
		this.rules = [];
		this.counts = {};
		this.random = createRandom(this.seed);
	}

	pick(method: string, path: string): Fault | undefined {
		for (const rule of this.rules) {
			if (rule.left < 1 || !matches(rule.match, method, path)) continue;
			if (this.random() >= (rule.rate ?? 1)) continue;
			rule.left -= 1;
			this.counts[rule.kind] = (this.counts[rule.kind] ?? 0) + 1;
			return { kind: rule.kind, delayMs: rule.delayMs ?? DEFAULT_SLOW_MS };
		}
		return undefined;
	}

	struck(): Partial<Record<FaultKind, number>> {
		return { ...this.counts };
	}
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

function matches(match: FaultMatch, method: string, path: string): boolean {
	if (typeof match === 'function') return match(method, path);
	if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
	if (match.path === undefined) return true;
	return typeof match.path === 'string' ? path.includes(match.path) : match.path.test(path);
}
