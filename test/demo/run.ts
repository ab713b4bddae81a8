import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';

import { installN8n } from '../e2e/installN8n';
import { OWNER } from '../e2e/n8nApi';
import { openShop, type Shop } from '../e2e/openShop';
import { packPackage } from '../e2e/packPackage';
import { CURRENT, NODE_20, type Runtime, WORKSHOP } from '../e2e/runtimes';
import { freePort } from '../e2e/startN8n';
import { makeOrder } from '../simulator/shopify/makeOrder';
import { buyerOf } from '../simulator/shopify/people';

const EDITOR_PORT = 5678;
const CHATS_PORT = 5680;
const ORDERS = [1, 2, 3];
const ANSWER_TIMEOUT_MS = 60_000;

/**
 * `npm run demo`: a shop on this machine. Real n8n, the packed package, a stand-in for Chatwoot, WhatsApp and
 * Shopify. Stays until Ctrl-C; with `--once`, or where CI is set, it ends by itself: 0 when every customer got
 * her message, 1 with the reason when not.
 */
async function main(): Promise<void> {
	const once = process.argv.includes('--once') || process.env.CI === 'true';
	const installed = await installN8n(chooseRuntime());
	const userFolder = path.join(WORKSHOP, 'demo');
	await rm(userFolder, { recursive: true, force: true });
	console.log(`Starting n8n ${installed.runtime.n8n}, Chatwoot, WhatsApp and Shopify …`);
	const shop = await openShop(installed, {
		tarball: await packPackage(),
		userFolder,
		port: await portOr(EDITOR_PORT),
		simulatorPort: await portOr(CHATS_PORT),
	});
	try {
		await sendOrders(shop);
		printPlaces(shop);
		if (!once) await untilInterrupted();
	} finally {
		await shop.close();
	}
}

/** The newest n8n where its Node.js can be had from npm, else one that runs on the Node.js at hand. */
function chooseRuntime(): Runtime {
	const major = Number(process.versions.node.split('.')[0]);
	if (major >= 24) return { ...CURRENT, nodePackage: undefined };
	return process.platform === 'linux' && process.arch === 'x64' ? CURRENT : NODE_20;
}

async function portOr(wanted: number): Promise<number> {
	const taken = await fetch(`http://127.0.0.1:${wanted}/`).then(
		() => true,
		() => false,
	);
	return taken ? await freePort() : wanted;
}

/** Posts what Shopify would post: three orders, and one of them a second time. */
async function sendOrders({ simulator, hook }: Shop): Promise<void> {
	const { shopify, chats } = simulator;
	console.log('\nShopify posts three orders, one of them twice:\n');
	for (const n of ORDERS) {
		const order = makeOrder(n);
		const { deliveries, accepted } = await shopify.send(
			{ topic: 'orders/create', body: order },
			{ target: hook, concurrentDuplicates: n === 1 ? 1 : 0, timeoutMs: ANSWER_TIMEOUT_MS, retryDelaysMs: [] },
		);
		await simulator.settled();
		const { phone } = buyerOf(n);
		const messages = chats.received(phone);
		console.log(`  ${String(order.name)}  n8n answered ${deliveries.map(({ status }) => status).join(' and ')}`);
		for (const { text } of messages) console.log(`    ${phone} received: ${text.replace(/\n+/g, ' ')}`);
		if (!accepted || messages.length !== 1) {
			throw new Error(`${phone} should have received one message, but received ${messages.length}.`);
		}
	}
}

function printPlaces({ n8n, simulator }: Shop): void {
	console.log(`
  n8n editor       ${n8n.url}   (sign in: ${OWNER.email} / ${OWNER.password})
  WhatsApp chats   ${simulator.url}
  log of n8n       ${path.relative(process.cwd(), n8n.logFile)}
`);
}

async function untilInterrupted(): Promise<void> {
	console.log('Ctrl-C ends it.');
	await new Promise<void>((resolve) => {
		process.once('SIGINT', resolve);
		process.once('SIGTERM', resolve);
	});
	console.log('\nStopping …');
}

if (!existsSync(path.join(__dirname, '../../dist'))) throw new Error('Run it with `npm run demo`, which builds first.');
main().catch((error: unknown) => {
	console.error(`\nThe demo did not work: ${error instanceof Error ? error.message : String(error)}`);
	process.exitCode = 1;
});
