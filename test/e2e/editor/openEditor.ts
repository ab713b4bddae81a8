import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { selectors, type Browser, type Page } from 'playwright-core';

import { startSimulator, type Simulator } from '../../simulator/startSimulator';
import { launchBrowser } from '../browser/launchBrowser';
import { importWorkflows } from '../importWorkflows';
import type { InstalledN8n } from '../installN8n';
import { OWNER } from '../n8nApi';
import { type RunningN8n, startN8n } from '../startN8n';

const WAIT_MS = 120_000;

/** n8n's editor in a real browser, signed in, with the bundled workflows imported by n8n's own command. */
export type Editor = {
	page: Page;
	browser: Browser;
	n8n: RunningN8n;
	simulator: Simulator;
	/** What n8n said when it imported the workflows. */
	imported: string;
	/** Errors that the browser's console showed since it was emptied. */
	trouble: string[];
	close(): Promise<void>;
};

export async function openEditor(installed: InstalledN8n, tarball: string): Promise<Editor> {
	const userFolder = await mkdtemp(path.join(tmpdir(), 'n8n-editor-'));
	const imported = await importWorkflows(installed, tarball, userFolder);
	const simulator = await startSimulator({ seed: 'shop' });
	const n8n = await startN8n(installed, { tarball, userFolder });
	await n8n.api.signIn();
	selectors.setTestIdAttribute('data-test-id');
	const browser = await launchBrowser();
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	page.setDefaultTimeout(WAIT_MS);
	// n8n's editor asks npm for the newest version of a package, and others for news.
	await page.route((address) => address.hostname !== '127.0.0.1', (route) => route.abort());
	await signIn(page, n8n.url);
	const trouble = watchTrouble(page);
	const close = async () => {
		await browser.close();
		await n8n.stop();
		await simulator.stop();
	};
	return { page, browser, n8n, simulator, imported, trouble, close };
}

async function signIn(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/signin`);
	await page.locator('input[name=emailOrLdapLoginId]').fill(OWNER.email);
	await page.locator('input[type=password]').fill(OWNER.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL(({ pathname }) => !pathname.includes('signin'));
}

function watchTrouble(page: Page): string[] {
	const trouble: string[] = [];
	page.on('pageerror', (error) => trouble.push(error.message));
	page.on('console', (line) => {
		const isElsewhere = !line.location().url.startsWith('http://127.0.0.1');
		if (line.type() === 'error' && !isElsewhere) trouble.push(`${line.text()} ${line.location().url}`);
	});
	return trouble;
}
