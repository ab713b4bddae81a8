import type { WorkflowJson, WorkflowRun } from '../helpers/engine';
import { hostTrigger, type HostedTrigger } from '../helpers/hostTrigger';
import { readJson } from '../helpers/sourceFiles';
import { geminiCredentialFor } from '../helpers/startAssistant';
import { ANA } from '../helpers/startShop';
import type { Conversation } from '../simulator/chatwoot/model';
import { startSimulator, type Simulator } from '../simulator/startSimulator';
import { writeAsCustomer } from '../simulator/whatsapp/customer';

const LUIS = '+56961234568';
const NOON = '2026-11-24T12:00:00';
const NIGHT = '2026-11-24T22:00:00';
const DAWN = '2026-11-25T06:30:00';
const NEXT_NIGHT = '2026-11-25T22:00:00';
const ANSWER = 'Despachamos en 1 a 3 días hábiles a todo el país.';
const HANDED_OVER = 'Te paso con una persona de nuestro equipo, que te responderá por aquí.';
const CLOSED = '¡Hola! Ahora estamos cerrados. Te respondemos *mañana a las 09:00*. Si quieres, déjanos tu consulta y la vemos apenas abramos.';
const CLOSED_TODAY = CLOSED.replace('mañana', 'hoy');
const QUESTION = '¿cuánto demora el despacho?';
const PERSON = 'quiero hablar con una persona';
const HOT = 'Quiero comprar la polera negra, ¿me mandas el link de pago?';
const GATE = { timezone: 'America/Santiago' };

let simulator: Simulator;
let n8n: HostedTrigger;

beforeEach(async () => {
	simulator = await startSimulator();
	n8n = await hostTrigger(simulator, setUp(), { geminiReplyApi: geminiCredentialFor(simulator) });
	itIs(NOON);
	simulator.gemini.always({ says: { reply: ANSWER, handoff: false, confidence: 0.9, language: 'es', reason: 'shipping' } });
});
afterEach(async () => {
	await n8n.stop();
	await simulator.stop();
});

/** As the note asks for it, without the waits: a message counts as missed at once, and nobody is given time to write on. */
function setUp(): WorkflowJson {
	const workflow = readJson('workflows/front-desk.json') as WorkflowJson;
	const nodes = workflow.nodes.map((node) => ({
		...node,
		parameters: node.name === 'Gemini Reply' ? { ...node.parameters, options: { ...(node.parameters.options as object), quietSeconds: 0.2 } } : node.parameters,
		...(node.retryOnFail ? { waitBetweenTries: 50 } : {}),
	}));
	return { ...workflow, nodes };
}

function itIs(at: string): void {
	n8n.change({ 'Business Hours Gate': { ...GATE, at }, 'Missed messages': { olderThanMinutes: 0 } });
}

async function write(text: string, phone = ANA): Promise<void> {
	const { url, whatsappNumber: phoneNumber, whatsappAppSecret: appSecret, world } = simulator;
	await writeAsCustomer({ url, phoneNumber, appSecret }, phone.replace('+', ''), { text, at: world.clock.now() });
}

async function customerWrites(text: string, phone = ANA): Promise<void> {
	await write(text, phone);
	await n8n.settled();
}

/** Customers write while nobody hears. */
async function missed(...texts: string[]): Promise<void> {
	n8n.setAway(true);
	for (const text of texts) await customerWrites(text);
	n8n.setAway(false);
}

const sweep = async () => await n8n.again([{}], 'Every two minutes');
const received = (phone = ANA) => simulator.chats.received(phone).map(({ text }) => text);
const conversations = () => [...(simulator.world.accounts.get(simulator.accountId)?.conversations.values() ?? [])];
const first = (): Conversation => {
	const [found] = conversations();
	if (!found) throw new Error('There is no conversation.');
	return found;
};
const hotNotes = () => first().messages.filter((message) => message.private && message.content?.includes('Hot lead'));
const scores = () => conversations().map(({ contact }) => contact.customAttributes.lead_score);
const statuses = () => n8n.runs.map(({ status }) => status);
const found = ({ outputs }: WorkflowRun) => outputs['Missed messages']?.[0]?.length ?? 0;
const asksAgain = () => simulator.gemini.calls.length;

describe('while the shop is open', () => {
	it('a question is answered, scored, in one execution', async () => {
		await customerWrites(QUESTION);
		expect([statuses(), received(), scores()]).toEqual([['success'], [ANSWER], [expect.any(Number)]]);
	});

	it('who asks for a person is told so, and the assistant is silent from then on', async () => {
		await customerWrites(PERSON);
		await customerWrites('¿hola?');
		expect([received(), first().labels]).toEqual([[HANDED_OVER], ['needs-human']]);
		expect(first().waitingSince).toBeInstanceOf(Date);
	});

	it.each(['the label', 'a person'])('what the escalator gave to %s is left to people', async (way) => {
		await customerWrites(QUESTION);
		const { agents, world, accountId } = simulator;
		if (way === 'the label') first().labels = ['needs-human'];
		else first().assignee = world.accounts.get(accountId)?.members.get(agents.agent)?.user ?? null;
		await customerWrites('¿y a regiones?');
		expect([received(), statuses()]).toEqual([[ANSWER], ['success', 'success']]);
	});

	it('a hot lead is told of once, and answered all the same', async () => {
		await customerWrites(HOT);
		await customerWrites('quiero pagar ahora');
		expect([hotNotes().length, received()[0]]).toEqual([1, ANSWER]);
	});

	it('Gemini is down: a person has it, and the customer knows', async () => {
		simulator.gemini.always({ status: 503, json: { error: { code: 503, status: 'UNAVAILABLE', message: 'overloaded' } } });
		await customerWrites(HOT);
		expect([received(), first().labels, hotNotes().length, statuses()]).toEqual([[HANDED_OVER], ['needs-human'], 1, ['success']]);
	});
});

describe('while the shop is closed', () => {
	beforeEach(() => itIs(NIGHT));

	it('a question is answered at night too, in one message', async () => {
		await customerWrites(QUESTION);
		expect(received()).toEqual([ANSWER]);
	});

	it('what goes to a person: the next opening, once per night, and the wait stays visible', async () => {
		await customerWrites(PERSON);
		await customerWrites('¿hola?');
		itIs(DAWN);
		await customerWrites('buenos días');
		expect([received(), first().labels]).toEqual([[CLOSED], ['needs-human']]);
		expect(first().waitingSince).toBeInstanceOf(Date);
		itIs(NEXT_NIGHT);
		await customerWrites('¿y ahora?');
		expect(received()).toEqual([CLOSED, CLOSED]);
	});

	it('handed over by day: by night the customer hears when somebody is there', async () => {
		itIs(NOON);
		await customerWrites(PERSON);
		itIs(NIGHT);
		await customerWrites('¿sigues ahí?');
		expect(received()).toEqual([HANDED_OVER, CLOSED]);
	});

	it('Gemini is down: the next opening', async () => {
		simulator.gemini.apiKey = 'another';
		itIs(DAWN);
		await customerWrites(QUESTION);
		expect([received(), first().labels, statuses()]).toEqual([[CLOSED_TODAY], ['needs-human'], ['success']]);
	});
});

describe('n8n was away', () => {
	it('the sweep answers once; run again, nothing', async () => {
		await missed(QUESTION);
		const runs = [await sweep(), await sweep(), await sweep()];
		expect([runs.map(found), runs.map(({ status }) => status)]).toEqual([[1, 0, 0], ['success', 'success', 'success']]);
		expect([received(), asksAgain(), scores()]).toEqual([[ANSWER], 1, [expect.any(Number)]]);
	});

	it('several messages get one answer', async () => {
		await missed('hola', 'una consulta', QUESTION);
		await sweep();
		expect([received(), asksAgain()]).toEqual([[ANSWER], 1]);
	});

	it('each of several customers is answered, one who asks for a person is handed over', async () => {
		n8n.setAway(true);
		await customerWrites(QUESTION);
		await customerWrites(PERSON, LUIS);
		n8n.setAway(false);
		expect(found(await sweep())).toBe(2);
		expect([received(), received(LUIS)]).toEqual([[ANSWER], [HANDED_OVER]]);
		expect(found(await sweep())).toBe(0);
	});

	it('at night, what goes to a person: the next opening, once', async () => {
		itIs(NIGHT);
		await missed(PERSON);
		expect([found(await sweep()), found(await sweep())]).toEqual([1, 0]);
		expect(received()).toEqual([CLOSED]);
	});

	const silent: Array<[string, string, () => void]> = [
		['belongs to people', QUESTION, () => (first().labels = ['needs-human'])],
		['says what a machine says', 'Mensaje automático: estoy de vacaciones', () => undefined],
	];
	it.each(silent)('a message that %s goes down the path once, without an answer', async (_name, text, prepare) => {
		await missed(text);
		prepare();
		const runs = [await sweep(), await sweep()];
		expect([runs.map(found), received(), asksAgain()]).toEqual([[1, 0], [], 0]);
		expect(Object.keys(first().customAttributes)).toEqual(['handled_message_id']);
	});

	it('a second message of the night, after the customer was told: once down the path, nothing said', async () => {
		itIs(NIGHT);
		await customerWrites(PERSON);
		await missed('¿hola?');
		expect([found(await sweep()), found(await sweep()), received()]).toEqual([1, 0, [CLOSED]]);
	});

	it('the sweep and a late delivery at the same moment: one answer', async () => {
		await missed(QUESTION);
		await Promise.all([sweep(), sweep(), again()]);
		expect([received(), statuses()]).toEqual([[ANSWER], []]);
	});

	it('a hot lead is told of once', async () => {
		await missed(HOT);
		await sweep();
		await again();
		expect([hotNotes().length, received()]).toEqual([1, [ANSWER]]);
	});
});

/** Chatwoot's delivery of the newest message, at last. */
async function again(): Promise<WorkflowRun> {
	const message = first().messages.findLast(({ type }) => type === 'incoming');
	const { displayId, account, contact, inbox } = first();
	const { id = 0, content = '' } = message ?? {};
	const item = { event: 'message_created', accountId: account.id, inboxId: inbox.id, conversationId: displayId, messageId: id, content, messageType: 'incoming', private: false, sender: { type: 'contact' }, contact: { id: contact.id, customAttributes: {} }, conversation: { id: displayId } };
	return await n8n.again([item]);
}

describe('run again', () => {
	it.each([['by day', NOON, QUESTION, ANSWER], ['by night', NIGHT, PERSON, CLOSED], ['handed over', NOON, PERSON, HANDED_OVER]])('%s nothing changes', async (_name, at, text, told) => {
		itIs(at);
		await customerWrites(text);
		const before = [first().messages.length, scores()];
		await again();
		await sweep();
		expect([received(), first().messages.length, scores()]).toEqual([[told], ...before]);
	});
});

describe('Chatwoot is down', () => {
	it('during the sweep: the run says so, and the next one answers', async () => {
		await missed(QUESTION);
		simulator.faults.add({ match: { path: '/conversations' }, kind: 'status502' });
		const run = await sweep();
		expect([run.status, run.error?.message]).toEqual(['error', expect.stringContaining('502')]);
		simulator.faults.clear();
		await sweep();
		expect(received()).toEqual([ANSWER]);
	});

	it('during the answer: scored all the same, the run says which conversation, the sweep answers', async () => {
		simulator.faults.add({ match: { path: /\/conversations\/\d+/ }, kind: 'status502' });
		await customerWrites(QUESTION);
		expect([statuses(), n8n.runs[0]?.error?.message, scores()]).toEqual([['error'], expect.stringMatching(/^Conversation 1: .*502/), [expect.any(Number)]]);
		simulator.faults.clear();
		expect((await sweep()).status).toBe('success');
		expect(received()).toEqual([ANSWER]);
	});

	it('for the contacts: answered all the same', async () => {
		simulator.faults.add({ match: { path: '/contacts' }, kind: 'status502' });
		await customerWrites(QUESTION);
		expect(received()).toEqual([ANSWER]);
	});
});
