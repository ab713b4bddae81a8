/** Runs named checks one after the other, prints each, and counts. A failed one does not stop the next. */
export class Checks {
	passed = 0;
	failed = 0;
	/** Groups that were not begun, because their time was over. */
	readonly leftOut: string[] = [];

	/**
	 * @param lane stands before each line, where several run side by side
	 * @param untilMs when the last group may begin, in Unix milliseconds
	 */
	constructor(
		private readonly lane = '',
		private readonly untilMs = Infinity,
	) {}

	/** Checks that belong together. On a machine so slow that the time is over they are left out, and the summary says so. */
	async group(name: string, look: () => Promise<void>): Promise<void> {
		if (Date.now() <= this.untilMs) return await look();
		this.leftOut.push(`${this.lane}${name}`);
		this.say(`  NOT RUN for lack of time: ${name}`);
	}

	async run(name: string, check: () => Promise<string | void>): Promise<void> {
		const started = Date.now();
		try {
			const figure = await check();
			this.passed++;
			this.say(`  ok    ${name}${figure ? `: ${figure}` : ''} (${seconds(started)})`);
		} catch (error) {
			this.failed++;
			this.say(`  FAIL  ${name} (${seconds(started)})`);
			this.say(indent(error instanceof Error ? (error.stack ?? error.message) : String(error)));
		}
	}

	/** Adds checks that were counted elsewhere. */
	add(passed: number): void {
		this.passed += passed;
	}

	/** Adds what ran in a lane of its own. */
	include(lane: Checks): void {
		this.passed += lane.passed;
		this.failed += lane.failed;
		this.leftOut.push(...lane.leftOut);
	}

	say(text: string): void {
		console.log(text.replace(/^/gm, this.lane));
	}

	/** The line that closes a run, alone on its line. */
	summary(): string {
		const left = this.leftOut.length > 0 ? `, not run for lack of time: ${this.leftOut.join(', ')}` : '';
		return `${this.passed} passed, ${this.failed} failed${left}`;
	}
}

const seconds = (startedMs: number) => `${((Date.now() - startedMs) / 1000).toFixed(1)} s`;
const indent = (text: string) => text.replace(/^/gm, '        ');
