import { rm } from 'node:fs/promises';
import path from 'node:path';

import { checkWhatsAppPage } from './browser/whatsAppPage';
import { startSimulator } from '../simulator/startSimulator';
import { checkAfterHours } from './afterHoursChecks';
import { Checks } from './checks';
import { checkCrashes } from './crashChecks';
import { checkCredentialTest } from './credentialChecks';
import { checkGemini } from './geminiChecks';
import { checkEscalation } from './escalationChecks';
import { installN8n } from './installN8n';
import { checkLeads } from './leadChecks';
import { openLeadDatabase } from './openLeadDatabase';
import { openShop, type Shop } from './openShop';
import { checkOrders } from './orderChecks';
import { packPackage } from './packPackage';
import { CURRENT, NODE_20, type Runtime } from './runtimes';
import { checkStorm } from './stormChecks';
import { checkTrigger } from './triggerChecks';

/** `npm run test:e2e`: real n8n servers with the packed package, the simulator, and a real browser. */
async function main(): Promise<void> {
	const checks = new Checks();
	await checks.run('the page of the WhatsApp chats in a real browser', async () => {
		const simulator = await startSimulator({ seed: 'shop' });
		try {
			checks.add(await checkWhatsAppPage(simulator));
		} finally {
			await simulator.stop();
		}
	});
	const tarball = await packPackage();
	await onServer(checks, { runtime: NODE_20, tarball }, async (shop) => {
		await checkCredentialTest(checks, shop);
		await checkOrders(checks, shop, 1_000);
		await checkTrigger(checks, shop);
		await checkAfterHours(checks, shop);
		await checkGemini(checks, shop);
		await checkEscalation(checks, shop);
		await checkLeads(checks, shop);
	});
	await onServer(checks, { runtime: CURRENT, tarball }, async (shop) => {
		await checkCredentialTest(checks, shop);
		await checkOrders(checks, shop, 1_000);
		await checkCrashes(checks, shop, 2_000);
		await checkStorm(checks, shop, 3_000);
		await checkTrigger(checks, shop);
		await checkAfterHours(checks, shop);
		await checkGemini(checks, shop);
		await checkEscalation(checks, shop);
		await checkLeads(checks, shop);
	});
	console.log(`\n${checks.summary()}`);
	process.exitCode = checks.failed > 0 ? 1 : 0;
}

type Server = { runtime: Runtime; tarball: string };

async function onServer(
	checks: Checks,
	{ runtime, tarball }: Server,
	look: (shop: Shop) => Promise<void>,
): Promise<void> {
	const installed = await installN8n(runtime);
	const failedBefore = checks.failed;
	console.log(`\nn8n ${runtime.n8n}`);
	let shop: Shop | undefined;
	await checks.run('starts with the package, and the workflow is published', async () => {
		shop = await openShop(installed, { tarball, database: openLeadDatabase });
	});
	if (!shop) return;
	try {
		await look(shop);
	} finally {
		await shop.close();
		const { logFile } = shop.n8n;
		if (checks.failed > failedBefore) console.log(`  log of this n8n: ${logFile}`);
		else await rm(path.dirname(logFile), { recursive: true, force: true });
	}
}

main().catch((error: unknown) => {
	console.error(error);
	console.log('\n0 passed, 1 failed');
	process.exitCode = 1;
});
