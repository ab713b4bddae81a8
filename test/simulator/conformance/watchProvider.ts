import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Simulator } from '../startSimulator';

type ProviderRequest = { path: string; body: unknown };
export type Provider = { take(): ProviderRequest[]; stop(): void };

/** Notes what the simulated Chatwoot sends to WhatsApp, which takes everything, as when recorded. */
export function watchProvider({ graph }: Simulator): Provider {
	const handle = graph.handle.bind(graph);
	let requests: ProviderRequest[] = [];
	graph.acceptsEverything = true;
	graph.handle = (req: IncomingMessage, res: ServerResponse, body: Buffer | string) => {
		requests.push({
			path: (req.url ?? '').replace('/graph', ''),
			body: JSON.parse(body.toString()) as unknown,
		});
		return handle(req, res, body);
	};
	return {
		take: () => {
			const taken = requests;
			requests = [];
			return taken;
		},
		stop: () => {
			graph.handle = handle;
			graph.acceptsEverything = false;
		},
	};
}
