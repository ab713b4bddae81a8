import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

import { makeOrder } from '../../simulator/shopify/makeOrder';
import { buyerOf } from '../../simulator/shopify/people';
import type { Checks } from '../checks';
import { takeDemo } from './demoPicture';
import type { Editor } from './openEditor';
import { TAKES_PICTURES } from './pictures';

const PATH = 'pedidos-a-mano';
const ORDER = 4_711;

/** A person without a line of code: from the empty canvas to a message on the customer's phone. */
export async function checkBuilding(checks: Checks, editor: Editor): Promise<void> {
	const { page, n8n, simulator } = editor;
	await checks.run('editor: a webhook, built by hand', async () => {
		await page.goto(`${n8n.url}/workflow/new`);
		await page.getByTestId('canvas-plus-button').click();
		await addNode(page, 'webhook', 'Webhook');
		await choose(page, 'httpMethod', 'POST');
		await page.getByTestId('parameter-input-path').locator('input').fill(PATH);
		await choose(page, 'responseMode', /When Last Node Finishes/);
		await closeNode(page);
	});
	await checks.run('editor: the order mapper behind it', async () => {
		await page.getByTestId('canvas-handle-plus').first().click();
		await addNode(page, 'shopify', 'Shopify Order Mapper');
		await closeNode(page);
	});
	await checks.run('editor: Chatwoot behind its output Notify', async () => {
		await page.getByTestId('canvas-handle-plus').first().click();
		await page.getByTestId('node-creator-search-bar').fill('chatwoot');
		await page.getByTestId('node-creator-item-name').getByText('Chatwoot', { exact: true }).click();
		await page.getByTestId('node-creator').getByText('Send a notification', { exact: true }).click();
		await page.getByTestId('ndv').waitFor();
	});
	await checkCredential(checks, editor);
	await checks.run('editor: inbox and notice are chosen from lists', async () => {
		await page.getByTestId('resource-locator-inboxId').getByTestId('rlc-input').click();
		await page.getByTestId('rlc-item').filter({ hasText: 'WhatsApp' }).first().click();
		await choose(page, 'noticeSource', /Shopify Order Mapper/);
		await closeNode(page);
		assert.equal(await page.getByTestId('node-issues').count(), 0);
	});
	await checks.run('editor: published, an order reaches the customer', async () => {
		await page.getByTestId('workflow-open-publish-modal-button').click();
		await page.getByTestId('workflow-publish-button').click();
		await page.getByTestId('workflowPublish-modal').waitFor({ state: 'hidden' });
		await n8n.api.untilRegistered(PATH);
		const order = { topic: 'orders/create', body: makeOrder(ORDER) };
		const { accepted } = await simulator.shopify.send(order, { target: `${n8n.url}/webhook/${PATH}`, timeoutMs: 30_000, retryDelaysMs: [] });
		assert.ok(accepted);
		await simulator.settled();
		assert.equal(simulator.chats.received(buyerOf(ORDER).phone).length, 1);
	});
	if (TAKES_PICTURES) await checks.run('editor: a moving picture of it', async () => await takeDemo(editor, PATH));
}

/** The credential's dialogue: a wrong token is red, the right one green. */
async function checkCredential(checks: Checks, { page, simulator }: Editor): Promise<void> {
	const dialogue = page.getByTestId('editCredential-modal');
	const field = (name: string) => dialogue.locator(`[data-test-id=parameter-input-${name}] input`);
	await checks.run('editor: a credential with a wrong token is red', async () => {
		await page.getByTestId('node-credentials-select').first().click();
		await page.getByTestId('node-credentials-select-item-new').click();
		await field('baseUrl').fill(simulator.url);
		await field('accountId').fill(String(simulator.accountId));
		await field('accessToken').fill('wrong');
		await page.getByTestId('credential-save-button').click();
		await dialogue.getByText(/Couldn.t connect with these settings/).waitFor();
		await dialogue.getByText('More details').click();
		await dialogue.getByText(/Access Token is wrong/).waitFor();
	});
	await checks.run('editor: with the right token it is green', async () => {
		await field('accessToken').fill(simulator.tokens.admin);
		await page.getByTestId('credential-save-button').click();
		// n8n 2.40 closes the dialogue by itself once the test went well, 2.8 leaves it open.
		await dialogue.getByText('Connection tested successfully').or(page.getByText('Credential saved')).first().waitFor();
		if (await dialogue.isVisible()) await dialogue.getByRole('button', { name: /close/i }).first().click();
		await dialogue.waitFor({ state: 'hidden' });
	});
}

/** Types into the panel and takes what it shows; community nodes are shown once more before they are added. */
async function addNode(page: Page, words: string, name: string): Promise<void> {
	await page.getByTestId('node-creator-search-bar').fill(words);
	await page.getByTestId('node-creator-item-name').getByText(name, { exact: true }).first().click();
	const add = page.getByText('Add to workflow');
	await add.or(page.getByTestId('ndv')).first().waitFor();
	if (await add.isVisible()) await add.click();
	await page.getByTestId('ndv').waitFor();
}

async function choose(page: Page, parameter: string, option: string | RegExp): Promise<void> {
	await page.getByTestId(`parameter-input-${parameter}`).click();
	await page.getByRole('option', { name: option }).first().click();
}

async function closeNode(page: Page): Promise<void> {
	await page.getByTestId('ndv-close-button').click();
	await page.getByTestId('ndv').waitFor({ state: 'hidden' });
}
