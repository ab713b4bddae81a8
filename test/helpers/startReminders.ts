import type { IDataObject } from 'n8n-workflow';

import type { Database } from '../simulator/postgrest/Database';
import { openPglite } from '../simulator/postgrest/openPglite';
import { startSimulator, type Simulator } from '../simulator/startSimulator';
import { writeAsCustomer } from '../simulator/whatsapp/customer';
import { appointmentsTableSql } from './appointmentsTable';
import { runWorkflow, type WorkflowJson, type WorkflowRun } from './engine';
import { hostTrigger, type HostedTrigger } from './hostTrigger';
import { readJson } from './sourceFiles';
import { ANA, credentialFor } from './startShop';

const MS_PER_MINUTE = 60_000;

export type Reminders = {
	simulator: Simulator;
	n8n: HostedTrigger;
	/** Runs SQL on the table's database. */
	exec(sql: string): Promise<void>;
	/** Books with what is given, the rest as usual. Gives the id. */
	book(appointment?: IDataObject): Promise<number>;
	/** Books each, or one as usual, and reminds of them on Monday noon. */
	bookAndRemind(...appointments: IDataObject[]): Promise<void>;
	/** One run of the schedule at this instant. */
	remind(at: string): Promise<WorkflowRun>;
	/** One run of the hourly look for answers, so many minutes from now. */
	lookForAnswers(inMinutes?: number): Promise<WorkflowRun>;
	/** What customers write from now on is not told to n8n. */
	deafen(): void;
	/** Ten minutes pass for whoever was tried. */
	later(): Promise<void>;
	rows(columns?: string): Promise<IDataObject[]>;
	statuses(): Promise<unknown[]>;
	/** How the runs that customers started ended. */
	runs(): string[];
	/** Writes, or taps with `isButton`; `to` counts the shop's messages on this phone from 0. */
	answer(text: string, how?: { phone?: string; to?: number; isButton?: boolean }): Promise<void>;
	received(phone?: string): string[];
	/** What came after so many reminders. */
	since(reminders?: number, phone?: string): string[];
	notes(): string[];
	labels(): string[][];
	stop(): Promise<void>;
};

export const MONDAY_NOON = '2030-11-25T12:00:00-03:00';
export const TUESDAY_AT_THREE = '2030-11-26T15:00:00-03:00';
export const CONFIRMED = '¡Gracias! Tu cita queda confirmada: *martes, 26 de noviembre, 15:00*. Te esperamos.';
export const CANCELLED = 'Cancelamos tu cita: martes, 26 de noviembre, 15:00. Si quieres otra hora, escríbenos por aquí.';

/** A shop with an empty table for each test of a file, and one PostgreSQL for all of them: it takes seconds to start. */
export function remindersForEach(): () => Reminders {
	let database: Database;
	let shop: Reminders;
	beforeAll(async () => {
		database = await openPglite();
	});
	afterAll(async () => await database.close());
	beforeEach(async () => {
		shop = await startReminders(database);
	});
	afterEach(async () => await shop.stop());
	return () => shop;
}

/** The bundled workflow, set up as its note says, with an empty table. */
async function startReminders(database: Database): Promise<Reminders> {
	await database.empty();
	await database.exec(appointmentsTableSql());
	const simulator = await startSimulator();
	const { url, whatsappNumber: phoneNumber, whatsappAppSecret: appSecret, world, chats } = simulator;
	const workflow = setUp(simulator);
	const credentials = { postgres: await database.address() };
	const n8n = await hostTrigger(simulator, workflow, credentials);
	const conversations = () => [...(world.accounts.get(simulator.accountId)?.conversations.values() ?? [])];
	const run = async (start: string, timestamp: string) => {
		const all = { ...credentials, chatwootAccountApi: credentialFor(simulator) };
		const ended = await runWorkflow({ workflow, start, items: [{ timestamp }], credentials: all });
		await simulator.settled();
		return ended;
	};
	const remind = async (at: string) => await run('Every five minutes', at);
	const rows = async (columns = 'status, reminder_error, reminded_at is not null as reminded, answer') =>
		await database.query<IDataObject>(`select ${columns} from appointments order by id`);
	const received = (phone = ANA) => chats.received(phone).map(({ text }) => text);
	return {
		simulator,
		n8n,
		exec: async (sql) => await database.exec(sql),
		book: async (appointment = {}) => await book(database, appointment),
		bookAndRemind: async (...appointments) => {
			for (const appointment of appointments.length > 0 ? appointments : [{}]) await book(database, appointment);
			await remind(MONDAY_NOON);
		},
		remind,
		lookForAnswers: async (inMinutes = 6) => await run('Every hour', new Date(Date.now() + inMinutes * MS_PER_MINUTE).toISOString()),
		deafen: () => world.accounts.get(simulator.accountId)?.webhooks.clear(),
		later: async () => await database.exec("update appointments set reminder_tried_at = reminder_tried_at - interval '1 hour'"),
		rows,
		statuses: async () => (await rows()).map(({ status }) => status),
		runs: () => n8n.runs.map(({ status }) => status),
		answer: async (text, { phone = ANA, to, isButton } = {}) => {
			const replyTo = to === undefined ? undefined : chats.received(phone)[to]?.id;
			await writeAsCustomer({ url, phoneNumber, appSecret, chats }, phone.replace('+', ''), { text, replyTo, isButton, at: world.clock.now() });
			await n8n.settled();
		},
		received,
		since: (reminders = 1, phone = ANA) => received(phone).slice(reminders),
		notes: () => conversations().flatMap(({ messages }) => messages.filter((message) => message.private)).map(({ content }) => content ?? ''),
		labels: () => conversations().map(({ labels }) => [...labels]),
		stop: async () => {
			await n8n.stop();
			await simulator.stop();
		},
	};
}

/** What the note in the workflow asks for; retries wait less than they do for a shop. */
function setUp({ inboxes }: Simulator): WorkflowJson {
	const workflow = readJson('workflows/appointment-reminders.json') as WorkflowJson;
	const inboxId = { __rl: true, mode: 'list', value: inboxes.whatsapp };
	const nodes = workflow.nodes.map((node) => ({
		...node,
		parameters: { ...node.parameters, ...(node.name === 'Remind' ? { inboxId } : {}) },
		...(node.retryOnFail ? { waitBetweenTries: 50 } : {}),
	}));
	return { ...workflow, nodes };
}

async function book(database: Database, appointment: IDataObject): Promise<number> {
	const row = { customer_name: 'Ana', phone: ANA, starts_at: TUESDAY_AT_THREE, ...appointment };
	const columns = Object.keys(row);
	const places = columns.map((_, index) => `$${index + 1}`);
	const sql = `insert into appointments (${columns.join(', ')}) values (${places.join(', ')}) returning id::int`;
	const [made] = await database.query<{ id: number }>(sql, Object.values(row));
	return made?.id ?? 0;
}
