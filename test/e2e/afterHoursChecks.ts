import assert from 'node:assert/strict';

import { writeAsCustomer } from '../simulator/whatsapp/customer';
import type { Checks } from './checks';
import { pick, readWorkflow, type Shop, type WorkflowJson } from './openShop';
import { chatwoot, webhookIdOf, webhooksTo } from './openTrigger';
import { pause } from './startN8n';
import { until } from './triggerChecks';

const PHONE = '56960004000';
const BURST = 4;
/** The clock of the shop goes by what the customer writes, so that a night takes no night. */
const MOMENT = "={{ { one: '2026-11-23T22:00:00', two: '2026-11-24T22:00:00', three: '2026-11-25T22:00:00' }[$json.content.split(':')[0]] ?? '2026-11-24T12:00:00' }}";
const TYPES_WITH_CREDENTIAL = ['chatwoot', 'chatwootTrigger'];

/** The bundled after-hours reply in a real n8n: once a night, and not in an agent's way. */
export async function checkAfterHours(checks: Checks, shop: Shop): Promise<void> {
	const { n8n, simulator } = shop;
	const bundled = await readWorkflow('after-hours-auto-reply');
	const workflow = await n8n.api.createWorkflow(setUp(bundled, shop));
	const started = () => n8n.api.countExecutions(workflow.id);
	const write = async (text: string) => {
		const { url, whatsappNumber: phoneNumber, whatsappAppSecret: appSecret, world } = simulator;
		await writeAsCustomer({ url, phoneNumber, appSecret }, PHONE, { text, at: world.clock.now() });
	};
	const replies = () => simulator.chats.received(`+${PHONE}`).length;
	/** Writes all at the same moment and waits until n8n has done what they made it do. */
	const converse = async (texts: string[]) => {
		const before = await started();
		await Promise.all(texts.map(write));
		await until(async () => (await n8n.api.countExecutions(workflow.id, ['success', 'error', 'crashed'])) === before + texts.length);
		await simulator.settled();
	};
	const path = `${webhookIdOf(bundled)}/webhook`;
	await n8n.api.publish(workflow, path);
	await until(() => webhooksTo(simulator, `${n8n.url}/webhook/${path}`).length === 1);

	await checks.run('after hours: open, and nothing is sent', async () => {
		await converse(['open: ¿tienen talla M?']);
		assert.equal(replies(), 0);
	});
	await checks.run('after hours: five messages in one night, four of them at once, are answered once', async () => {
		await converse(['one: hola']);
		const startedAt = Date.now();
		await converse(Array.from({ length: BURST }, (_, index) => `one: ${index}`));
		assert.equal(replies(), 1);
		return `burst done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
	});
	await checks.run('after hours: the customer goes on counting as waiting', async () => {
		const { waitingSince, firstReplyCreatedAt } = conversationOf(shop);
		assert.ok(waitingSince instanceof Date);
		assert.equal(firstReplyCreatedAt, null);
	});
	await checks.run('after hours: four messages at once in the next night are answered once', async () => {
		await converse(Array.from({ length: BURST }, (_, index) => `two: ${index}`));
		assert.equal(replies(), 2);
	});
	await checks.run('after hours: silent after an agent, and every execution succeeded', async () => {
		const { displayId } = conversationOf(shop);
		await chatwoot(simulator, 'POST', `/conversations/${displayId}/messages`, { content: 'Lo reviso ahora' });
		await pause(1_000);
		await converse(['three: gracias']);
		assert.equal(replies(), 3);
		assert.equal(await n8n.api.countExecutions(workflow.id, ['success']), await started());
	});
	await n8n.api.unpublish(workflow.id);
}

/** What the note in the workflow asks for: the credential, twice, and the hours. */
function setUp(json: WorkflowJson, { credentials }: Shop): WorkflowJson {
	const { chatwootAccountApi } = credentials;
	const nodes = json.nodes.map((node) => {
		if (node.type.endsWith('.businessHoursGate')) {
			return { ...node, parameters: { ...node.parameters, timezone: 'America/Santiago', at: MOMENT } };
		}
		const wants = TYPES_WITH_CREDENTIAL.includes(node.type.split('.').at(-1) ?? '');
		return wants ? { ...node, credentials: pick({ chatwootAccountApi }) } : node;
	});
	return { ...json, nodes };
}

function conversationOf({ simulator }: Shop) {
	const conversations = [...(simulator.world.accounts.get(simulator.accountId)?.conversations.values() ?? [])];
	const found = conversations.find(({ contact }) => contact.phoneNumber === `+${PHONE}`);
	if (!found) throw new Error('The customer has no conversation.');
	return found;
}
