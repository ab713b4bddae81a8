import type { IDataObject } from 'n8n-workflow';

import { readEvent } from '../../nodes/ChatwootTrigger/readEvent';
import { runWorkflow, type WorkflowJson, type WorkflowRun } from '../helpers/engine';
import { readJson } from '../helpers/sourceFiles';
import { geminiCredentialFor, startAssistant, type Assistant } from '../helpers/startAssistant';
import { ANA, credentialFor } from '../helpers/startShop';
import { messagePayload } from '../simulator/chatwoot/events/payloads';

const workflow = readJson('workflows/gemini-ai-reply.json') as WorkflowJson;
const KNOWN = 'Despachamos en 1 a 3 días hábiles a todo el país.';

let shop: Assistant;
beforeEach(async () => {
	shop = await startAssistant();
});
afterEach(async () => await shop.stop());

/** The workflow as it is bundled, from the delivery of the conversation's newest message on; without the wait. */
async function deliver({ conversationId }: IDataObject, quietSeconds = 0): Promise<WorkflowRun> {
	const message = shop.conversation(conversationId).messages.at(-1);
	if (!message) throw new Error('Nobody wrote.');
	const body: unknown = JSON.parse(JSON.stringify({ event: 'message_created', ...messagePayload(shop.simulator.world, message) }));
	const item: unknown = readEvent(body, { deliveryId: 'd', signatureVerified: true });
	const nodes = workflow.nodes.map((node) =>
		node.name === 'Gemini Reply' ? { ...node, parameters: { ...node.parameters, options: { ...(node.parameters.options as object), quietSeconds } } } : node,
	);
	const credentials = { chatwootAccountApi: credentialFor(shop.simulator), geminiReplyApi: geminiCredentialFor(shop.simulator) };
	return await runWorkflow({ workflow: { ...workflow, nodes }, start: 'Chatwoot Trigger', items: [item as IDataObject], credentials });
}

const ends = ({ outputs }: WorkflowRun) => ['Replied', 'Handed off', 'Skipped'].filter((name) => outputs[name]);
const says = (reply: string, more: object = {}) => ({ says: { reply, handoff: false, confidence: 0.9, language: 'es', reason: 'shipping', ...more } });

it('a question is answered from the knowledge of the workflow', async () => {
	shop.simulator.gemini.next(says(KNOWN));
	const run = await deliver(await shop.writes('¿cuánto demora el despacho?'));
	expect([run.status, ends(run)]).toEqual(['success', ['Replied']]);
	expect(await shop.received()).toEqual([KNOWN]);
	expect(JSON.stringify(shop.simulator.gemini.calls[0]?.body.systemInstruction)).toContain('Cambios y devoluciones');
});

it('a person who is asked for comes, and the customer is told', async () => {
	const item = await shop.writes('quiero hablar con una persona');
	const run = await deliver(item);
	expect([run.status, ends(run)]).toEqual(['success', ['Handed off']]);
	expect(await shop.received()).toEqual([expect.stringContaining('una persona de nuestro equipo')]);
	expect(shop.conversation(item.conversationId).labels).toEqual(['needs-human']);
});

it('an overloaded model is followed by the fallback of the workflow', async () => {
	shop.simulator.gemini.next({ status: 503, json: { error: { code: 503, status: 'UNAVAILABLE', message: 'overloaded' } } }, says(KNOWN));
	expect(ends(await deliver(await shop.writes('¿despacho?')))).toEqual(['Replied']);
});

it('what the knowledge does not hold goes to a person', async () => {
	shop.simulator.gemini.next(says('Cuesta $9.990'));
	expect(ends(await deliver(await shop.writes('¿precio?')))).toEqual(['Handed off']);
	expect(await shop.received()).toEqual([expect.not.stringContaining('9.990')]);
});

it('a burst is one answer; the others leave by Skipped', async () => {
	const first = await shop.writes('hola', ANA);
	const early = deliver(first, 0.3);
	await shop.writes('¿despacho?', ANA);
	const runs = await Promise.all([early, deliver(first, 0.3)]);
	expect(runs.map(ends)).toEqual([['Skipped'], ['Replied']]);
	expect(await shop.received()).toHaveLength(1);
});

it('a Chatwoot that is away fails the run, and nobody is written to', async () => {
	const item = await shop.writes('hola');
	shop.simulator.faults.add({ match: { path: '/conversations/' }, kind: 'status502' });
	const run = await deliver(item);
	expect([run.status, run.error?.message]).toEqual(['error', expect.stringContaining('502')]);
	expect(await shop.received()).toEqual([]);
});
