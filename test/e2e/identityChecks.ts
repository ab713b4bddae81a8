import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';

import { identityExample } from '../helpers/identityExample';
import type { Checks } from './checks';
import { pick, type Shop, type WorkflowJson } from './openShop';

const PATH = 'customer-identity';
const HEADER = 'x-shop-key';
const KEY = 'only-for-tests';
const ANA = { identifier: 'customer:9017', name: 'Ana Pérez', attributes: { tenant: 'andina', branch: 'Centro', role: 'buyer', plan: 'pro' } };

/** The workflow of the page on customer identity in a real n8n, pasted as it stands there. */
export async function checkIdentity(checks: Checks, { n8n, simulator, credentials }: Shop): Promise<void> {
	const { chatwootAccountApi } = credentials;
	const httpHeaderAuth = await n8n.api.createCredential('Website', 'httpHeaderAuth', { name: HEADER, value: KEY });
	const example = identityExample<WorkflowJson>(simulator.inboxes.api);
	const nodes = example.nodes.map((node) => ({ ...node, credentials: pick(node.type.endsWith('.chatwoot') ? { chatwootAccountApi } : { httpHeaderAuth }) }));
	const workflow = await n8n.api.createWorkflow({ ...example, nodes });
	const account = simulator.world.accounts.get(simulator.accountId);
	const inbox = account?.inboxes.get(simulator.inboxes.api);
	const token = inbox?.channel.type === 'Channel::Api' ? inbox.channel.hmacToken : '';
	const logIn = async (key: string) =>
		await fetch(`${n8n.url}/webhook/${PATH}`, { method: 'POST', headers: { 'content-type': 'application/json', [HEADER]: key }, body: JSON.stringify(ANA) });
	await n8n.api.publish(workflow, PATH);

	await checks.run('customer identity: a login makes the contact and gets the hash; again, the same', async () => {
		const answers = [await logIn(KEY), await logIn(KEY)];
		const identifier_hash = createHmac('sha256', token).update(ANA.identifier).digest('hex');
		for (const answer of answers) assert.deepEqual(await answer.json(), { identifier: ANA.identifier, identifier_hash });
		const made = [...(account?.contacts.byId.values() ?? [])].filter(({ identifier }) => identifier === ANA.identifier);
		assert.deepEqual(made.map(({ customAttributes }) => customAttributes), [ANA.attributes]);
	});
	await checks.run('customer identity: nothing without the header, and no execution holds the key of the inbox', async () => {
		assert.equal((await logIn('wrong')).status, 403);
		const saved = await n8n.api.executions(workflow.id);
		assert.equal(saved.length, 2);
		for (const { id } of saved) assert.ok(!(await n8n.api.executionData(id)).includes(token));
	});
	await n8n.api.unpublish(workflow.id);
}
