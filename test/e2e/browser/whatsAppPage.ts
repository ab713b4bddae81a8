import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { Chats } from '../../simulator/whatsapp/chats';
import { checkRules } from './checkRules';
import { launchBrowser } from './launchBrowser';

/** A running simulator of this process, whose chats the checks fill and clear. */
export type PageUnderTest = { url: string; chats: Chats };
type Scene = { page: Page; browser: Browser; simulator: PageUnderTest; trouble: string[] };
type Check = readonly [name: string, run: (scene: Scene) => Promise<void>];

const ANTONIA = '+56955500000';
const REGINA = '+525555500002';
const HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script> & "fin"';
const WAIT_MS = 60_000;

/**
 * Opens the page at `/` in a real browser and looks at it as a person would.
 * @returns how many checks passed. @throws at the first that did not, with its name.
 */
export async function checkWhatsAppPage(
	simulator: PageUnderTest,
	tell: (line: string) => void = () => undefined,
): Promise<number> {
	const browser = await launchBrowser();
	try {
		const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
		page.setDefaultTimeout(WAIT_MS);
		const scene: Scene = { page, browser, simulator, trouble: watchTrouble(page, simulator.url) };
		simulator.chats.clear();
		await page.goto(simulator.url);
		for (const [name, run] of CHECKS) {
			await run(scene).catch((error: Error) => {
				throw new Error(`WhatsApp page: ${name}: ${error.message}`, { cause: error });
			});
			tell(`WhatsApp page: ${name}`);
		}
		return CHECKS.length;
	} finally {
		await browser.close();
	}
}

const CHECKS: readonly Check[] = [
	['says that there is nothing yet, and that it listens', checkEmpty],
	['shows what the Graph API took, without a reload', checkArrival],
	['writes WhatsApp bold and italics, and links addresses', checkFormatting],
	["puts the customer's own words on the other side", checkSides],
	['shows hostile text as text', checkHostileText],
	['finds a chat by words without accents', checkSearch],
	['can be read and used with a keyboard and a screen reader', checkAccess],
	['breaks no rule of accessibility, light and dark, wide and on a phone', async ({ page }) => await checkRules(page)],
	['fits a phone', checkSmallScreen],
	['catches up after the connection was lost', checkReconnect],
	['shows the chats without scripts', checkWithoutScript],
	['empties itself when the simulator is reset', checkCleared],
	['loads nothing from elsewhere and raises no error', checkTrouble],
];

async function checkEmpty({ page }: Scene): Promise<void> {
	await page.getByText('Todavía no hay mensajes').waitFor();
	await page.locator('#live[data-state=on]').waitFor();
}

async function checkArrival({ page, simulator }: Scene): Promise<void> {
	write(simulator, { phone: ANTONIA, text: '¿Cuándo llega mi pedido?', name: 'Antonia Araya' });
	const text = 'Tu pedido *#1001* llega _mañana_: https://envios.example/t/ES_99_1.';
	const response = await fetch(`${simulator.url}/graph/v22.0/555000111/messages`, {
		method: 'POST',
		headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
		body: JSON.stringify({
			messaging_product: 'whatsapp',
			to: ANTONIA.slice(1),
			type: 'text',
			text: { body: text },
		}),
	});
	assert.equal(response.status, 200, await response.text());
	await chat(page, 'Antonia Araya').getByText('Tu pedido').waitFor();
	await page.getByText('1 cliente · 2 mensajes').waitFor();
}

async function checkFormatting({ page }: Scene): Promise<void> {
	const bubble = chat(page, 'Antonia Araya').locator('.bubble.shop');
	assert.equal(await bubble.locator('strong').textContent(), '#1001');
	assert.equal(await bubble.locator('em').textContent(), 'mañana');
	const address = await bubble.locator('a').getAttribute('href');
	assert.equal(address, 'https://envios.example/t/ES_99_1');
}

async function checkSides({ page }: Scene): Promise<void> {
	const talk = chat(page, 'Antonia Araya');
	const shop = await talk.locator('.bubble.shop').boundingBox();
	const customer = await talk.locator('.bubble.customer').boundingBox();
	assert.ok(shop && customer, 'both bubbles are visible');
	assert.ok(customer.x > shop.x, 'the customer writes on the right');
	assert.ok(customer.y < shop.y, 'the newest message is the lowest');
	assert.match((await talk.locator('.bubble.customer').textContent()) ?? '', /^Cliente/);
}

async function checkHostileText({ page, simulator }: Scene): Promise<void> {
	write(simulator, { phone: REGINA, text: HOSTILE, name: 'Regina <b>Zúñiga</b>' });
	const card = chat(page, 'Regina <b>Zúñiga</b>');
	await card.waitFor();
	assert.equal(await card.locator('.text').textContent(), HOSTILE);
	assert.equal(await card.locator('img, script, b').count(), 0);
	assert.equal(await page.title(), 'WhatsApp de los clientes');
}

async function checkSearch({ page }: Scene): Promise<void> {
	const shown = page.locator('.phone:visible');
	await page.getByRole('searchbox').fill('zuniga regina');
	assert.equal(await shown.count(), 1);
	await page.getByRole('searchbox').fill('nadie');
	await page.getByText('Ningún chat coincide').waitFor();
	await page.getByRole('searchbox').fill('');
	assert.equal(await shown.count(), 2);
}

async function checkAccess({ page }: Scene): Promise<void> {
	assert.equal(await page.locator('html').getAttribute('lang'), 'es');
	await page.getByRole('heading', { level: 1 }).waitFor();
	await page.getByRole('article', { name: 'Chat de Antonia Araya' }).waitFor();
	await page.getByLabel('Buscar por nombre, teléfono o texto').focus();
	await page.keyboard.press('Tab');
	const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
	assert.equal(focused, 'Mensajes de Regina <b>Zúñiga</b>');
	assert.match((await page.getByRole('status').textContent()) ?? '', /escribió a la tienda$/);
}

async function checkSmallScreen({ page }: Scene): Promise<void> {
	await page.setViewportSize({ width: 360, height: 740 });
	const overflowPx = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	assert.equal(overflowPx, 0);
	await page.setViewportSize({ width: 1280, height: 860 });
}

async function checkReconnect({ page, simulator, trouble }: Scene): Promise<void> {
	await page.route('**/chats/stream', (route) => route.abort());
	await page.reload();
	await page.getByText('Reconectando…').waitFor();
	write(simulator, { phone: ANTONIA, text: 'Escrito entretanto', name: 'Antonia Araya' });
	await page.unroute('**/chats/stream');
	await chat(page, 'Antonia Araya').getByText('Escrito entretanto').waitFor();
	await page.locator('#live[data-state=on]').waitFor();
	forget(trouble, /net::ERR_FAILED/);
}

async function checkWithoutScript({ browser, simulator }: Scene): Promise<void> {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${simulator.url}/?q=araya`);
	assert.equal(await page.locator('.phone').count(), 1);
	assert.equal(await chat(page, 'Antonia Araya').locator('.bubble').count(), 3);
	await context.close();
}

async function checkCleared({ page, simulator }: Scene): Promise<void> {
	simulator.chats.clear();
	await page.getByText('Todavía no hay mensajes').waitFor();
	assert.equal(await page.locator('.phone').count(), 0);
}

async function checkTrouble({ trouble }: Scene): Promise<void> {
	assert.deepEqual(trouble, []);
}

/** The browser reports the lost connection itself, which was the point. */
function forget(trouble: string[], expected: RegExp): void {
	const others = trouble.filter((line) => !expected.test(line));
	trouble.splice(0, trouble.length, ...others);
}

function chat(page: Page, name: string) {
	return page.getByRole('article', { name: `Chat de ${name}`, exact: true });
}

let written = 0;

function write({ chats }: PageUnderTest, line: { phone: string; text: string; name: string }): void {
	written += 1;
	const id = `wamid.page${Date.now()}${written}`;
	chats.record(line.phone, { from: 'customer', text: line.text, at: new Date(), id }, line.name);
}

function watchTrouble(page: Page, url: string): string[] {
	const trouble: string[] = [];
	page.on('pageerror', (error) => trouble.push(error.message));
	page.on('console', (line) => {
		if (line.type() === 'error' || line.type() === 'warning') trouble.push(line.text());
	});
	page.on('request', (request) => {
		const isOwn = [url, 'data:', 'about:'].some((start) => request.url().startsWith(start));
		if (!isOwn) trouble.push(`Asked for ${request.url()}`);
	});
	return trouble;
}
