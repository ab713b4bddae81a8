import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { replay, type StepResult } from './conformance/replay';
import { loadTranscripts } from './conformance/transcript';
import { startSimulator, type Simulator } from './startSimulator';

const COPIED = join(__dirname, '../fixtures/chatwoot-transcripts');
/** Where the transcripts came from; newer ones there count, too. */
const ORIGINAL = join(__dirname, '../../../shared/chatwoot-transcripts/public');

/** Steps in which the simulator is known to answer otherwise, `scenario step`, and why. */
const KNOWN_DEVIATIONS: Readonly<Record<string, string>> = {};

const folders = [COPIED, ORIGINAL].filter((folder) => existsSync(folder));
const transcripts = folders.flatMap((folder) =>
	loadTranscripts(folder).map((transcript) => ({
		name: `${transcript.name}${folder === ORIGINAL ? ' (original)' : ''}`,
		transcript,
	})),
);

describe('conformance with a recorded Chatwoot 4.15.1', () => {
	let simulator: Simulator;

	beforeAll(async () => {
		simulator = await startSimulator({ seed: 'empty' });
	});

	afterAll(() => simulator.stop());

	it('has the recordings of 631 steps', () => {
		const steps = loadTranscripts(COPIED).reduce((sum, { steps: all }) => sum + all.length, 0);
		expect(steps).toBe(631);
	});

	it.each(transcripts)('$name', async ({ transcript }) => {
		const results = await replay(simulator, transcript);
		expect(describeDeviations(transcript.name, results)).toEqual([]);
		expect(simulator.world.jobs.errors).toEqual([]);
	});
});

/** What differs although it should not, and what should differ and does not. */
function describeDeviations(scenario: string, results: readonly StepResult[]): string[] {
	return results.flatMap(({ step, title, problems }) => {
		const isKnown = `${scenario} ${step}` in KNOWN_DEVIATIONS;
		if (isKnown) return problems.length > 0 ? [] : [`step ${step} conforms: take it off the list`];
		return problems.map((problem) => `step ${step} ${title}: ${problem}`);
	});
}
