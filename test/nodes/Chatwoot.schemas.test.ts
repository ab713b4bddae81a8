import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, chatwootRunner, picked } from '../helpers/runChatwoot';
import { compareSchema, schemaFolder } from '../reference/schemaFile';
import { startSimulator, type Simulator } from '../simulator/startSimulator';

// The output schemas are what the operations give in the simulator. After a change: UPDATE_SCHEMAS=1 npx jest schemas

const FOLDER = join(schemaFolder('Chatwoot'), 'v1.0.0');
const PHONE = '+56961234567';

let simulator: Simulator;
let conversation: IDataObject;
const run = chatwootRunner(() => simulator);

beforeAll(async () => {
	simulator = await startSimulator();
	const contact = { name: 'Ana Pérez', phone: PHONE, email: 'ana@example.com', options: { identifier: 'shop:1', city: 'Santiago', customAttributes: '{"tier": "gold"}' } };
	const [made = {}] = await run('contact.create', contact);
	[conversation = {}] = await run('conversation.create', { inboxId: picked(simulator.inboxes.api), content: 'hola' }, [made]);
	const conversationId = String(conversation.conversationId);
	await run('conversation.assign', { conversationId, assigneeId: picked(simulator.agents.agent), teamId: picked(simulator.teams.support) });
	await run('conversation.setLabels', { conversationId, labels: 'vip' });
	await run('message.send', { conversationId, content: 'hola de nuevo' });
});
afterAll(async () => await simulator.stop());

/** The operations that people map from most. */
const rows: Array<[string, () => INodeParameters]> = [
	['notification.send', () => ({ inboxId: picked(simulator.inboxes.api), phone: PHONE, content: 'hola', idempotencyKey: 'k1' })],
	['contact.get', () => ({ contactId: byId(conversation.contactId) })],
	['contact.find', () => ({ phone: PHONE })],
	['contact.upsert', () => ({ name: 'Ana Pérez', phone: PHONE })],
	['contact.identify', () => ({ contactId: byId(conversation.contactId), identifier: 'shop:1', customAttributes: '{"tier": "silver"}' })],
	['contact.getAll', () => ({})],
	['conversation.get', () => ({ conversationId: String(conversation.conversationId) })],
	['conversation.getAll', () => ({})],
	['conversation.findOrCreate', () => ({ inboxId: picked(simulator.inboxes.api), contactId: byId(conversation.contactId) })],
	['message.send', () => ({ conversationId: String(conversation.conversationId), content: 'hola' })],
	['message.getAll', () => ({ conversationId: String(conversation.conversationId), options: { publicOnly: true } })],
	['report.getSummary', () => ({})],
];

test.each(rows)('%s', async (path, parameters) => {
	const [json] = await run(path, parameters());
	const { expected, written } = compareSchema(`${join(FOLDER, ...path.split('.'))}.json`, json);
	expect(written).toEqual(expected);
});

test('there is no schema without its operation', () => {
	const there = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
	expect(there.map((file) => file.replace('.json', '').replace(/[/\\]/, '.')).sort()).toEqual(rows.map(([path]) => path).sort());
});
