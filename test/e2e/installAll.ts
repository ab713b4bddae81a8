import { installN8n } from './installN8n';
import { CURRENT, NODE_20 } from './runtimes';

/** Installs every n8n that the end-to-end run needs, one after the other: two at once take longer. */
async function main(): Promise<void> {
	for (const runtime of [CURRENT, NODE_20]) await installN8n(runtime);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
