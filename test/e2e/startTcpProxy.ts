import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export type TcpProxy = {
	port: number;
	/** Ends every connection and refuses new ones, as a server that went away. */
	break(): void;
	/** Listens again on the same port. */
	mend(): Promise<void>;
	stop(): Promise<void>;
};

/** Stands in front of a server that other programs use as well, so that it can go away for one of them. */
export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
	const sockets = new Set<Socket>();
	let server: Server | undefined;
	const open = async (port: number) => {
		const opened = createServer((client) => join(client, connect(target.port, target.host), sockets));
		server = opened;
		await new Promise<void>((resolve) => opened.listen(port, '127.0.0.1', resolve));
		return (opened.address() as AddressInfo).port;
	};
	const close = () => {
		server?.close();
		for (const socket of sockets) socket.destroy();
	};
	const port = await open(0);
	return {
		port,
		break: close,
		mend: async () => void (await open(port)),
		stop: async () => close(),
	};
}

function join(client: Socket, upstream: Socket, sockets: Set<Socket>): void {
	for (const [socket, other] of [[client, upstream], [upstream, client]] as const) {
		sockets.add(socket);
		socket.on('error', () => {});
		socket.on('close', () => {
			sockets.delete(socket);
			other.destroy();
		});
		socket.pipe(other);
	}
}
