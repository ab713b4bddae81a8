import type { WorkflowJson } from '../helpers/engine';
import { hostTrigger, type HostedTrigger } from '../helpers/hostTrigger';
import { readJson } from '../helpers/sourceFiles';
import { startSimulator, type Simulator } from '../simulator/startSimulator';
import { writeAsCustomer } from '../simulator/whatsapp/customer';

const ANA = '+56961234567';
const LUIS = '+56961234568';
const MS_PER_MINUTE = 60_000;
const MONDAY_NIGHT = '2026-11-23T22:00:00';
const TUESDAY_DAWN = '2026-11-24T06:30:00';
const TUESDAY_NOON = '2026-11-24T12:00:00';
const TUESDAY_NIGHT = '2026-11-24T22:00:00';
const TOMORROW = '¡Hola! Ahora estamos cerrados. Te respondemos *mañana a las 09:00*. Si quieres, déjanos tu consulta y la vemos apenas abramos.';
const TODAY = TOMORROW.replace('mañana', 'hoy');

let simulator: Simulator;
let n8n: HostedTrigger;

beforeEach(async () => {
	simulator = await startSimulator();
	n8n = await hostTrigger(simulator, patient(readJson('workflows/after-hours-auto-reply.json') as WorkflowJson));
	itIs(MONDAY_NIGHT);
});
afterEach(async () => {
	await n8n.stop();
	await simulator.stop();
});

/** Tests let time pass at Chatwoot only, so its deliveries seem to come from the future. */
function patient(workflow: WorkflowJson): WorkflowJson {
	const [note, trigger, ...others] = workflow.nodes;
	if (!note || !trigger) throw new Error('The workflow begins otherwise.');
	const parameters = { ...trigger.parameters, options: { toleranceSeconds: 3_600 } };
	return { ...workflow, nodes: [note, { ...trigger, parameters }, ...others] };
}

/** What the clock of a shop in Santiago shows. */
function itIs(at: string): void {
	n8n.change({ 'Business Hours Gate': { timezone: 'America/Santiago', at } });
}

async function write(text: string, phone = ANA): Promise<void> {
	const { url, whatsappNumber: phoneNumber, whatsappAppSecret: appSecret, world } = simulator;
	await writeAsCustomer({ url, phoneNumber, appSecret }, phone.replace('+', ''), { text, at: world.clock.now() });
}

async function customerWrites(text: string, phone = ANA): Promise<void> {
	await write(text, phone);
	await n8n.settled();
}

const received = (phone = ANA) => simulator.chats.received(phone).map(({ text }) => text);
const conversations = () => [...(simulator.world.accounts.get(simulator.accountId)?.conversations.values() ?? [])];
const outcomes = () => n8n.runs.map(({ outputs }) => outputs.Reply?.[0]?.[0]?.json.status ?? 'open');

/** Somebody of the shop writes in Ana's conversation. */
async function shopWrites(body: object, token = simulator.tokens.agent): Promise<void> {
	const path = `/api/v1/accounts/${simulator.accountId}/conversations/${conversations()[0]?.displayId}/messages`;
	const headers = { 'content-type': 'application/json', 'api-access-token': token };
	const { status } = await fetch(`${simulator.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
	expect(status).toBe(200);
	await n8n.settled();
}

describe('while the shop is closed', () => {
	it('five messages in one night are answered once', async () => {
		for (const text of ['hola', '¿hay polera M?', '¿y L?', '¿alguien?']) await customerWrites(text);
		itIs(TUESDAY_DAWN);
		await customerWrites('buenos días');
		expect(received()).toEqual([TOMORROW]);
		expect(outcomes()).toEqual(['sent', 'duplicate', 'duplicate', 'duplicate', 'duplicate']);
		expect(n8n.runs.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'success'));
	});

	it('five messages at the same moment are answered once', async () => {
		itIs(TUESDAY_NOON);
		await customerWrites('hola');
		itIs(TUESDAY_NIGHT);
		await Promise.all(['1', '2', '3', '4', '5'].map(async (text) => await write(text)));
		await n8n.settled();
		expect(received()).toEqual([TOMORROW]);
		expect(conversations()).toHaveLength(1);
		expect(outcomes().sort()).toEqual(['duplicate', 'duplicate', 'duplicate', 'duplicate', 'open', 'sent']);
	});

	it('the next night is answered again', async () => {
		await customerWrites('hola');
		simulator.world.clock.advance(2 * MS_PER_MINUTE);
		itIs(TUESDAY_NIGHT);
		await customerWrites('hola de nuevo');
		await customerWrites('¿hola?');
		expect(received()).toEqual([TOMORROW, TOMORROW]);
	});

	it('each customer is answered', async () => {
		await customerWrites('hola');
		itIs(TUESDAY_DAWN);
		await customerWrites('hola', LUIS);
		expect([received(), received(LUIS)]).toEqual([[TOMORROW], [TODAY]]);
	});

	it('the customer goes on counting as waiting, and nobody has replied', async () => {
		await customerWrites('hola');
		const [conversation] = conversations();
		expect(received()).toHaveLength(1);
		expect(conversation?.waitingSince).toBeInstanceOf(Date);
		expect(conversation?.firstReplyCreatedAt).toBeNull();
	});

	it('it costs two calls, and one more for each message after it', async () => {
		await customerWrites('hola');
		expect(simulator.calls.count({ path: /\/messages$/ })).toBe(2);
		await customerWrites('¿hola?');
		expect(simulator.calls.count({ path: /\/messages$/ })).toBe(3);
	});
});

describe('somebody of the shop wrote', () => {
	const rows: Array<[string, object, number, number]> = [
		['an agent, 3 minutes ago', { content: 'Voy a revisar' }, 3, 0],
		['an agent, ten seconds less than 5 minutes ago', { content: 'Voy a revisar' }, 5 - 10 / 60, 0],
		['an agent, 6 minutes ago', { content: 'Voy a revisar' }, 6, 1],
		['a note, 3 minutes ago', { content: 'Llamar mañana', private: true }, 3, 1],
		['a rule of Chatwoot\'s, 3 minutes ago', { content: 'Recibido', content_attributes: { automation_rule_id: 7 } }, 3, 1],
	];

	it.each(rows)('%s', async (_name, body, minutes, replies) => {
		itIs(TUESDAY_NOON);
		await customerWrites('hola');
		const before = received().length;
		await shopWrites(body);
		simulator.world.clock.advance(minutes * MS_PER_MINUTE);
		itIs(TUESDAY_NIGHT);
		const told = received().length;
		await customerWrites('gracias');
		expect([before, received().length - told]).toEqual([0, replies]);
		expect(n8n.runs.at(-1)?.outputs.Reply?.[0]?.[0]?.json).toMatchObject(
			replies === 0 ? { status: 'skipped', reason: 'agentReplied' } : { status: 'sent' },
		);
	});
});

it('while the shop is open nothing is sent, and the item goes on', async () => {
	itIs(TUESDAY_NOON);
	await customerWrites('hola');
	expect(received()).toEqual([]);
	expect(n8n.runs[0]?.outputs['Open: your own steps']?.[0]?.[0]?.json).toMatchObject({ content: 'hola', businessHours: { open: true } });
});

it('its own reply starts nothing', async () => {
	await customerWrites('hola');
	await n8n.settled();
	expect(n8n.runs).toHaveLength(1);
});

it('an answer of Chatwoot that is lost is looked for, not sent again', async () => {
	simulator.faults.add({ match: { method: 'POST', path: /\/messages$/ }, kind: 'status502', times: 1 });
	await customerWrites('hola');
	expect(received()).toEqual([TOMORROW]);
});
