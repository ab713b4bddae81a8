import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './faults';

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

export async function applyBefore(
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

export function applyAfter(
	fault: Fault | undefined,
	req: IncomingMessage,
	res: ServerResponse,
): boolean {
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
