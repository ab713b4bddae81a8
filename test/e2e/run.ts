import { rm } from 'node:fs/promises';
import path from 'node:path';

import { checkWhatsAppPage } from './browser/whatsAppPage';
import { startSimulator } from '../simulator/startSimulator';
import { checkAccountSync } from './accountSyncChecks';
import { checkAfterHours } from './afterHoursChecks';
import { checkAlerts } from './alertChecks';
import { Checks } from './checks';
import { checkContactMatcher } from './contactMatcherChecks';
import { checkCrashes } from './crashChecks';
import { checkCredentialTest } from './credentialChecks';
import { checkEditor } from './editor/editorChecks';
import { checkGemini } from './geminiChecks';
import { checkEscalation } from './escalationChecks';
import { checkIdentity } from './identityChecks';
import { checkFrontDesk } from './frontDeskChecks';
import { installN8n, type InstalledN8n } from './installN8n';
import { checkLeads } from './leadChecks';
import { openDatabase } from './openDatabase';
import { openShop, type Shop } from './openShop';
import { checkOrders } from './orderChecks';
import { packPackage } from './packPackage';
import { checkQueue } from './queue/queueChecks';
import { checkReminders } from './reminderChecks';
import { CURRENT, NODE_20 } from './runtimes';
import { checkSecrets } from './secretChecks';
import { checkStorm } from './stormChecks';
import { checkTenants } from './tenantChecks';
import { checkTrigger } from './triggerChecks';

/** `.ci/run` has to end in time: groups that would begin later than this, in Unix seconds, are left out. */
const UNTIL_MS = Number(process.env.E2E_UNTIL ?? Infinity) * 1_000;

/** `npm run test:e2e`: real n8n servers with the packed package, the simulator, and a real browser. */
async function main(): Promise<void> {
	const checks = new Checks('', UNTIL_MS);
	await checks.run('the page of the WhatsApp chats in a real browser', async () => {
		const simulator = await startSimulator({ seed: 'shop' });
		try {
			checks.add(await checkWhatsAppPage(simulator));
		} finally {
			await simulator.stop();
		}
	});
	const tarball = await packPackage();
	const [older, newer] = [await installN8n(NODE_20), await installN8n(CURRENT)];
	console.log(`\nn8n ${NODE_20.n8n} and ${CURRENT.n8n}, side by side: much of a check is waiting`);
	await Promise.all([
		onVersion(checks, { installed: older, tarball }, async () => {}),
		onVersion(checks, { installed: newer, tarball }, async (lane, shop) => {
			await lane.group('crashes', async () => await checkCrashes(lane, shop, 2_000));
			await lane.group('storm', async () => await checkStorm(lane, shop, 3_000));
		}),
	]);
	console.log(`\nn8n ${CURRENT.n8n} in queue mode`);
	await checks.group('queue mode', async () => await checkQueue(checks, newer, tarball));
	console.log(`\n${checks.summary()}`);
	process.exitCode = checks.failed > 0 ? 1 : 0;
}

const FLOWS: Record<string, (checks: Checks, shop: Shop) => Promise<void>> = {
	trigger: checkTrigger,
	'after hours': checkAfterHours,
	'Gemini Reply': checkGemini,
	escalation: checkEscalation,
	leads: checkLeads,
	'front desk': checkFrontDesk,
	reminders: checkReminders,
	alerts: checkAlerts,
	tenants: checkTenants,
	'contact matcher': checkContactMatcher,
	identity: checkIdentity,
	'account sync': checkAccountSync,
	secrets: checkSecrets,
};

type Server = { installed: InstalledN8n; tarball: string };

/** What has to hold on every n8n alike, in the editor and on a server; `more` is looked at on this one only. */
async function onVersion(checks: Checks, server: Server, more: (lane: Checks, shop: Shop) => Promise<void>): Promise<void> {
	const lane = new Checks(`${server.installed.runtime.n8n}  `, UNTIL_MS);
	try {
		await lane.group('editor', async () => await checkEditor(lane, server.installed, server.tarball));
		await lane.group('server', async () => {
			await onServer(lane, server, async (shop) => {
				await checkCredentialTest(lane, shop);
				await checkOrders(lane, shop, 1_000);
				await more(lane, shop);
				for (const [name, check] of Object.entries(FLOWS)) await lane.group(name, async () => await check(lane, shop));
			});
		});
	} finally {
		checks.include(lane);
	}
}

async function onServer(checks: Checks, { installed, tarball }: Server, look: (shop: Shop) => Promise<void>): Promise<void> {
	const failedBefore = checks.failed;
	let shop: Shop | undefined;
	await checks.run('starts with the package, and the workflow is published', async () => {
		shop = await openShop(installed, { tarball, database: openDatabase });
	});
	if (!shop) return;
	try {
		await look(shop);
	} finally {
		await shop.close();
		const { logFile } = shop.n8n;
		if (checks.failed > failedBefore) checks.say(`  log of this n8n: ${logFile}`);
		else await rm(path.dirname(logFile), { recursive: true, force: true });
	}
}

main().catch((error: unknown) => {
	console.error(error);
	console.log('\n0 passed, 1 failed');
	process.exitCode = 1;
});
