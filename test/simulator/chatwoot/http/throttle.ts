import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../clock';

/** Rack::Attack's fixed minutes. Loopback callers are safelisted unless the simulator says otherwise. */
export type Throttle = {
	/** true: this request is one too many. */
	isOver(request: { method: string; path: string; headers: IncomingHttpHeaders }): boolean;
};

const MINUTE_MS = 60_000;
const SEARCHES_PER_MINUTE = 100;
const METAS_PER_MINUTE = 30;
const PER_IP = 3_000;

export function createThrottle(clock: Clock, perMinute?: number): Throttle {
	let minute = -1;
	let counts = new Map<string, number>();
	const count = (key: string) => {
		const sum = (counts.get(key) ?? 0) + 1;
		counts.set(key, sum);
		return sum;
	};
	return {
		isOver: ({ method, path, headers }) => {
			const from = headers['x-forwarded-for'];
			if (from === undefined && perMinute === undefined) return false;
			const current = Math.floor(clock.now().getTime() / MINUTE_MS);
			if (current !== minute) {
				minute = current;
				counts = new Map();
			}
			const [, accountPath = ''] = /^\/api\/v1(\/accounts\/\d+)/.exec(path) ?? [];
			if (path.endsWith('/contacts/search')) {
				if (count(`search${accountPath}`) > SEARCHES_PER_MINUTE) return true;
			}
			if (method === 'GET' && path.endsWith('/conversations/meta')) {
				const token = String(headers.api_access_token ?? headers['api-access-token']);
				if (count(`meta${accountPath}${token}`) > METAS_PER_MINUTE) return true;
			}
			return count(`ip${String(from)}`) > (perMinute ?? PER_IP);
		},
	};
}
