/** Runs named checks one after the other, prints each, and counts. A failed one does not stop the next. */
export class Checks {
	passed = 0;
	failed = 0;

	async run(name: string, check: () => Promise<string | void>): Promise<void> {
		const started = Date.now();
		try {
			const figure = await check();
			this.passed++;
			console.log(`  ok    ${name}${figure ? `: ${figure}` : ''} (${seconds(started)})`);
		} catch (error) {
			this.failed++;
			console.log(`  FAIL  ${name} (${seconds(started)})`);
			console.log(indent(error instanceof Error ? (error.stack ?? error.message) : String(error)));
		}
	}

	/** Adds checks that were counted elsewhere. */
	add(passed: number): void {
		this.passed += passed;
	}

	/** The line that closes a run, alone on its line. */
	summary(): string {
		return `${this.passed} passed, ${this.failed} failed`;
	}
}

const seconds = (startedMs: number) => `${((Date.now() - startedMs) / 1000).toFixed(1)} s`;
const indent = (text: string) => text.replace(/^/gm, '        ');
