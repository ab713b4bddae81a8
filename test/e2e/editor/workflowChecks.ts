import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

import type { Checks } from '../checks';
import { pick, readWorkflow, type Credentials, type WorkflowJson } from '../openShop';
import { REPOSITORY } from '../runtimes';
import type { Editor } from './openEditor';
import { takePicture } from './pictures';

const STICKY_NOTE = 'n8n-nodes-base.stickyNote';
/** Which credential a node of n8n itself asks for, when its parameters say so. */
const CORE_CREDENTIALS: Array<[matches: (node: WorkflowJson['nodes'][number]) => boolean, name: string]> = [
	[({ type }) => type === 'n8n-nodes-base.postgres', 'postgres'],
	[({ parameters }) => parameters.authentication === 'basicAuth', 'httpBasicAuth'],
	[({ parameters }) => parameters.genericAuthType === 'httpHeaderAuth' || parameters.authentication === 'headerAuth', 'httpHeaderAuth'],
];

/** Every bundled workflow, as n8n's own command imported it and as its note says to set it up. */
export async function checkWorkflows(checks: Checks, editor: Editor, credentials: Credentials): Promise<void> {
	const names = await bundledNames();
	await checks.run(`editor: n8n imports all ${names.length} workflows`, () => {
		assert.match(editor.imported, new RegExp(`Successfully imported ${names.length} workflows`));
		return Promise.resolve();
	});
	const imported = await editor.n8n.api.workflows();
	for (const name of names) {
		const json = await readWorkflow(name);
		await checks.run(`editor: ${name} opens as it was imported`, async () => {
			const found = imported.find((workflow) => workflow.name === json.name);
			assert.ok(found, 'it is in the list');
			await openWorkflow(editor, found.id, json);
			assert.deepEqual(editor.trouble, []);
		});
		await checks.run(`editor: ${name} lacks nothing once it is set up`, async () => {
			const { id } = await editor.n8n.api.createWorkflow({ ...setUp(json, credentials, editor), name: `${json.name}, set up` });
			await openWorkflow(editor, id, json);
			assert.equal(await editor.page.getByTestId('node-issues').count(), 0, 'a node shows that something is missing');
			await editor.page.getByTestId('zoom-to-fit').click();
			await takePicture(editor.page.getByTestId('canvas'), `workflow-${name}`);
		});
	}
}

async function openWorkflow({ page, n8n, trouble }: Editor, id: string, { nodes }: WorkflowJson): Promise<void> {
	trouble.length = 0;
	await page.goto(`${n8n.url}/workflow/${id}`);
	const shown = page.getByTestId('canvas-node');
	const count = nodes.filter(({ type }) => type !== STICKY_NOTE).length;
	await shown.nth(count - 1).waitFor();
	assert.equal(await shown.count(), count);
	await page.waitForLoadState('networkidle');
	assert.equal(await page.getByText('Install this node').count(), 0, 'no node is unknown');
}

/** Credentials and choices, as the sticky notes ask for them. */
function setUp(json: WorkflowJson, credentials: Credentials, { simulator }: Editor): WorkflowJson {
	const chosen = (value: number) => ({ __rl: true, mode: 'list', value, cachedResultName: 'Chosen' });
	const nodes = json.nodes.map((node) => {
		if (node.type === STICKY_NOTE) return node;
		const parameters = { ...node.parameters };
		if ('inboxId' in parameters) parameters.inboxId = chosen(simulator.inboxes.whatsapp);
		const tiers = parameters.tiers as { tier?: Array<Record<string, unknown>> } | undefined;
		if (tiers?.tier) parameters.tiers = { tier: tiers.tier.map((tier) => ({ ...tier, agentId: chosen(simulator.agents.admin) })) };
		return { ...node, parameters, credentials: credentialsOf(node, credentials) };
	});
	return { ...json, nodes };
}

function credentialsOf(node: WorkflowJson['nodes'][number], credentials: Credentials): Credentials {
	const { chatwootAccountApi, geminiReplyApi, webhookSigningSecretApi, ...others } = credentials;
	const ours = node.type.startsWith('n8n-nodes-chatwoot-automations.');
	if (ours && node.type.endsWith('.geminiReply')) return pick({ chatwootAccountApi, geminiReplyApi });
	if (ours && node.type.endsWith('.shopifyOrderMapper')) return node.parameters.verifySignature ? pick({ webhookSigningSecretApi }) : {};
	if (ours) return pick({ chatwootAccountApi });
	const [, wanted] = CORE_CREDENTIALS.find(([matches]) => matches(node)) ?? [];
	return wanted ? pick({ [wanted]: others[wanted] }) : {};
}

async function bundledNames(): Promise<string[]> {
	const files = await readdir(path.join(REPOSITORY, 'workflows'));
	return files.filter((file) => file.endsWith('.json')).map((file) => file.replace('.json', '')).sort();
}
