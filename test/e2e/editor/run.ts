import { Checks } from '../checks';
import { installN8n } from '../installN8n';
import { packPackage } from '../packPackage';
import { CURRENT } from '../runtimes';
import { checkEditor } from './editorChecks';

/** `npm run pictures`: the checks of the editor alone, which take the pictures of README and docs on their way. */
async function main(): Promise<void> {
	const checks = new Checks();
	await checkEditor(checks, await installN8n(CURRENT), await packPackage());
	console.log(`\n${checks.summary()}`);
	process.exitCode = checks.failed > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
