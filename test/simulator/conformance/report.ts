import { join } from 'node:path';
import { startSimulator } from '../startSimulator';
import { replay } from './replay';
import { loadTranscripts } from './transcript';

/** `tsx test/simulator/conformance/report.ts [folder] [scenario]`: every step that does not conform. */
async function main([
	folder = join(__dirname, '../../fixtures/chatwoot-transcripts'),
	only = '',
]: string[]) {
	const simulator = await startSimulator({ seed: 'empty' });
	let passed = 0;
	let failed = 0;
	for (const transcript of loadTranscripts(folder).filter(({ name }) => name.startsWith(only))) {
		const results = await replay(simulator, transcript);
		const bad = results.filter(({ problems }) => problems.length > 0);
		passed += results.length - bad.length;
		failed += bad.length;
		process.stdout.write(
			`${transcript.name}: ${results.length - bad.length} of ${results.length}\n`,
		);
		for (const { step, title, problems } of bad) {
			process.stdout.write(`  step ${step} ${title}\n`);
			for (const problem of problems.slice(0, 8)) process.stdout.write(`    ${problem}\n`);
		}
	}
	const { errors } = simulator.world.jobs;
	for (const error of errors) {
		process.stdout.write(`${error instanceof Error ? error.stack : String(error)}\n`);
	}
	process.stdout.write(`${passed} passed, ${failed} failed\n`);
	await simulator.stop();
}

void main(process.argv.slice(2));
