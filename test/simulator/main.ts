import { infoOf } from './control';
import { startSimulator } from './startSimulator';

/**
 * `tsx test/simulator/main.ts [--port N] [--seed shop|empty] [--shopify-target URL]`
 * Prints one line of JSON once it listens, and runs until it is told to end.
 */
async function main(args: readonly string[]): Promise<void> {
	const option = (name: string) => {
		const index = args.indexOf(`--${name}`);
		return index < 0 ? undefined : args[index + 1];
	};
	const simulator = await startSimulator({
		port: Number(option('port') ?? 0),
		seed: option('seed') === 'empty' ? 'empty' : 'shop',
		shopifyTarget: option('shopify-target'),
	});
	process.stdout.write(`${JSON.stringify(infoOf(simulator))}\n`);
	const end = () => {
		void simulator.stop().then(() => process.exit(0));
	};
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
}

main(process.argv.slice(2)).catch((error: unknown) => {
	process.stderr.write(`${String(error)}\n`);
	process.exitCode = 1;
});
