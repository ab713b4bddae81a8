import assert from 'node:assert/strict';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const WIDTHS = [1280, 360];
const THEMES = ['light', 'dark'] as const;

/** The open page against the rules of WCAG A and AA that a program can check, by axe. */
export async function checkRules(page: Page): Promise<void> {
	const size = page.viewportSize();
	await page.evaluate(axe.source);
	for (const colorScheme of THEMES) {
		for (const width of WIDTHS) {
			await page.emulateMedia({ colorScheme });
			await page.setViewportSize({ width, height: 860 });
			const { violations } = await page.evaluate<AxeResults>('axe.run()');
			const broken = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
			assert.deepEqual(broken, [], `${colorScheme}, ${width} px`);
		}
	}
	await page.emulateMedia({ colorScheme: null });
	if (size) await page.setViewportSize(size);
}
