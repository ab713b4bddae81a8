import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { replay, type StepResult } from './conformance/replay';
import { loadTranscripts, type Transcript } from './conformance/transcript';
import { startSimulator, type Simulator } from './startSimulator';

const COPIED = join(__dirname, '../fixtures/chatwoot-transcripts');
const MAX_SCENARIO_MS = 30_000;
/** Where the transcripts came from; newer ones there count, too. */
const ORIGINAL = join(__dirname, '../../../shared/chatwoot-transcripts/public');

/** Steps in which the simulator is known to answer otherwise, `scenario step`, and why. */
const KNOWN_DEVIATIONS: Readonly<Record<string, string>> = {};

const copied = loadTranscripts(COPIED);
const transcripts = [...copied, ...newOriginals()].map((transcript) => ({
	name: transcript.name,
	transcript,
}));

/** Only those that are not replayed already. */
function newOriginals(): Transcript[] {
	if (!existsSync(ORIGINAL)) return [];
	const known = new Set(copied.map((transcript) => JSON.stringify(transcript)));
	return loadTranscripts(ORIGINAL).filter((transcript) => !known.has(JSON.stringify(transcript)));
}

describe('conformance with a recorded Chatwoot 4.15.1', () => {
	let simulator: Simulator;

	beforeAll(async () => {
		simulator = await startSimulator({ seed: 'empty' });
	});

	afterAll(() => simulator.stop());

	it('has the recordings of 631 steps', () => {
		const steps = copied.reduce((sum, { steps: all }) => sum + all.length, 0);
		expect(steps).toBe(631);
	});

	it.each(transcripts)(
		'$name',
		async ({ transcript }) => {
			const results = await replay(simulator, transcript);
			expect(describeDeviations(transcript.name, results)).toEqual([]);
			expect(simulator.world.jobs.errors).toEqual([]);
		},
		MAX_SCENARIO_MS,
	);
});

/** What differs although it should not, and what should differ and does not. */
function describeDeviations(scenario: string, results: readonly StepResult[]): string[] {
	return results.flatMap(({ step, title, problems }) => {
		const isKnown = `${scenario} ${step}` in KNOWN_DEVIATIONS;
		if (isKnown) return problems.length > 0 ? [] : [`step ${step} conforms: take it off the list`];
		return problems.map((problem) => `step ${step} ${title}: ${problem}`);
	});
}
