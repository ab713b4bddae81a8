import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

import type { Checks } from '../checks';
import type { Editor } from './openEditor';
import type { OpenNodes, OurNode } from './ourNodes';
import { takePicture } from './pictures';

/** Each node opens without an error in the console, and its lists are filled from Chatwoot and Gemini. */
export async function checkNodes(checks: Checks, editor: Editor, open: OpenNodes): Promise<void> {
	for (const node of open.nodes) {
		await checks.run(`editor: ${node.name} opens without an error`, async () => {
			editor.trouble.length = 0;
			await openNode(editor, open, node);
			await editor.page.waitForLoadState('networkidle');
			assert.equal(await editor.page.locator(`[data-test-id=ndv] a[href*="docs/${node.documents}.md"]`).count(), 1, 'a link to its page');
			assert.deepEqual(editor.trouble, []);
			await takePicture(editor.page.getByTestId('ndv'), `node-${node.documents}`);
		});
	}
	await checkLists(checks, editor, open);
}

async function checkLists(checks: Checks, editor: Editor, open: OpenNodes): Promise<void> {
	const { page } = editor;
	await checks.run('editor: Chatwoot lists the inboxes', async () => {
		await openNode(editor, open, byName(open, 'Chatwoot'));
		assert.deepEqual(await listOf(page, 'inboxId'), ['Tienda API (API)', 'Tienda WhatsApp (WhatsApp)']);
	});
	await checks.run('editor: Chatwoot lists the templates of the inbox', async () => {
		await page.getByTestId('rlc-item').filter({ hasText: 'WhatsApp' }).click();
		await addField(page, 'template', 'Template');
		const templates = await listOf(page, 'name');
		assert.ok(templates.some((text) => text.startsWith('order_confirmation')), templates.join(', '));
	});
	await checks.run('editor: Stale Conversation Escalator lists the agents', async () => {
		await openNode(editor, open, byName(open, 'Stale Conversation Escalator'));
		assert.ok((await listOf(page, 'agentId')).length >= 2);
	});
	await checks.run('editor: Gemini Reply lists the models', async () => {
		await openNode(editor, open, byName(open, 'Gemini Reply'));
		const models = await listOf(page, 'model');
		assert.ok(models.some((text) => text.includes('gemini-3.5-flash-lite')), models.join(', '));
	});
}

export function byName({ nodes }: OpenNodes, name: string): OurNode {
	const found = nodes.find((node) => node.name === name);
	if (!found) throw new Error(`there is no node ${name}`);
	return found;
}

export async function openNode({ page, n8n }: Editor, { workflowId }: OpenNodes, node: OurNode): Promise<void> {
	await page.goto(`${n8n.url}/workflow/${workflowId}/${node.id}`);
	await page.getByTestId('ndv').getByTestId('node-parameters').waitFor();
}

/** What the picker of a parameter offers. Leaves it open. */
async function listOf(page: Page, parameter: string): Promise<string[]> {
	await page.getByTestId(`resource-locator-${parameter}`).getByTestId('rlc-input').click();
	await page.getByTestId('rlc-item').first().waitFor();
	return (await page.getByTestId('rlc-item').allTextContents()).map((text) => text.trim());
}

/** Adds a field of a collection, as its "Add" list does. */
async function addField(page: Page, collection: string, field: string): Promise<void> {
	const owner = page.getByTestId('parameter-item').filter({ has: page.locator(`label[for=${collection}]`) });
	await owner.getByTestId('collection-parameter-add').click();
	await page.getByTestId('collection-parameter-option').getByText(field, { exact: true }).filter({ visible: true }).first().click();
}
