import assert from 'node:assert/strict';

import type { Checks } from '../checks';
import type { Editor } from './openEditor';

/** What people type, and the nodes of ours that they must be shown. Chatwoot stands for its trigger too. */
const WORDS: Array<[string, string[]]> = [
	['chatwoot', ['Chatwoot', 'Business Hours Gate', 'Gemini Reply', 'Lead Scorer', 'Stale Conversation Escalator']],
	['whatsapp', ['Chatwoot', 'Gemini Reply', 'Shopify Order Mapper']],
	['shopify', ['Shopify Order Mapper']],
	['gemini', ['Gemini Reply']],
	['horario', ['Business Hours Gate']],
	['hours', ['Business Hours Gate']],
	['lead', ['Lead Scorer']],
	['escalate', ['Stale Conversation Escalator']],
];
const THEMES = ['light', 'dark'] as const;

/** The node panel: every node is found by the words of its users, with its picture. */
export async function checkPanel(checks: Checks, editor: Editor): Promise<void> {
	await openPanel(editor);
	for (const [word, names] of WORDS) {
		await checks.run(`editor: "${word}" finds ${names.join(', ')}`, async () => await checkWord(editor, word, names));
	}
	const pictures = new Map<string, Set<string>>();
	for (const theme of THEMES) {
		await checks.run(`editor: icons in ${theme}`, async () => {
			pictures.set(theme, await picturesIn(editor, theme));
		});
	}
	await editor.page.emulateMedia({ colorScheme: 'light' });
	await checks.run('editor: dark has pictures of its own', async () => {
		const [light, dark] = THEMES.map((theme) => pictures.get(theme));
		assert.ok(light && dark && light.size >= 5 && [...dark].every((src) => !light.has(src)), JSON.stringify([[...(light ?? [])], [...(dark ?? [])]]));
	});
}

async function openPanel({ page, n8n }: Editor): Promise<void> {
	await page.goto(`${n8n.url}/workflow/new`);
	await page.getByTestId('canvas-plus-button').waitFor();
	await page.getByTestId('node-creator-plus-button').click();
	await page.getByTestId('node-creator-search-bar').waitFor();
}

async function checkWord({ page }: Editor, word: string, names: string[]): Promise<void> {
	const search = page.getByTestId('node-creator-search-bar');
	// What an earlier word found must be gone before this one's is looked at.
	await search.fill('zzzzz');
	await page.getByTestId('node-creator-item-name').first().waitFor({ state: 'detached' });
	await search.fill(word);
	for (const name of names) {
		await page.getByTestId('node-creator-item-name').getByText(name, { exact: true }).first().waitFor();
	}
}

/** Addresses of our pictures in the panel. @throws when one does not load */
async function picturesIn(editor: Editor, theme: (typeof THEMES)[number]): Promise<Set<string>> {
	await editor.page.emulateMedia({ colorScheme: theme });
	await openPanel(editor);
	const found = new Set<string>();
	for (const word of ['chatwoot', 'shopify']) {
		await checkWord(editor, word, WORDS.find(([one]) => one === word)?.[1] ?? []);
		const ours = editor.page.getByTestId('node-creator').locator('img[src*="n8n-nodes-chatwoot-automations"]');
		await ours.first().waitFor();
		const seen = await ours.evaluateAll((images) => images.map((image) => ({ src: image.getAttribute('src') ?? '', width: image instanceof HTMLImageElement ? image.naturalWidth : 0 })));
		assert.deepEqual(seen.filter(({ width }) => width === 0), []);
		for (const { src } of seen) found.add(src);
	}
	return found;
}
