import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type BreakableLink = {
	host: string;
	port: number;
	/** Ends every connection, and the next ones as soon as they are made: so many, or until it is mended. */
	cut(times?: number): void;
	mend(): void;
	close(): Promise<void>;
};

/** Stands between a program and a server, so that the server can be "down" for that program alone. */
export async function breakableLink(target: { host: string; port: number }): Promise<BreakableLink> {
	const sockets = new Set<Socket>();
	let refusals = 0;
	const server = createServer((near) => {
		if (refusals > 0) {
			refusals -= 1;
			near.on('error', () => {}).destroy();
			return;
		}
		const far = connect(target);
		for (const [one, other] of [[near, far], [far, near]] as const) {
			sockets.add(one);
			one.pipe(other);
			one.on('error', () => other.destroy());
			one.on('close', () => {
				sockets.delete(one);
				other.destroy();
			});
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const endAll = () => sockets.forEach((socket) => socket.destroy());
	return {
		host: '127.0.0.1',
		port,
		cut: (times = Infinity) => {
			refusals = times;
			endAll();
		},
		mend: () => {
			refusals = 0;
		},
		close: async () => {
			endAll();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
