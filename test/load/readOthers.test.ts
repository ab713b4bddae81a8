import { twoTenants, type Tenant } from '../helpers/secondTenant';
import { addWaiting } from '../simulator/chatwoot/seed/addWaiting';
import type { Conversation } from '../simulator/chatwoot/model';
import type { Database } from '../simulator/postgrest/Database';
import { buyerOf } from '../simulator/shopify/people';
import { startSimulator, type Simulator } from '../simulator/startSimulator';
import { auditOnce, type Tally } from './auditOnce';
import { codeOf } from './customerCodes';
import type { Desks } from './openDesks';
import type { OtherAct, Plan } from './planLoad';
import { readOthers, type OtherOutcome } from './readOthers';
import { orderName } from './readOutcome';
import { phoneOf } from './sendLoad';
import { appointmentName, appointmentPhone } from './sendOthers';

const [FIRST, SECOND, MISSING] = [50_000, 50_001, 50_002];

let simulator: Simulator;
let own: Tenant;
let tenant: Tenant;

beforeEach(async () => {
	simulator = await startSimulator();
	[own, tenant] = twoTenants(simulator);
});
afterEach(async () => await simulator.stop());

/** What the audit says of each kind, of three that were due. */
async function look(kind: keyof OtherOutcome, { companies = [], created = new Map() }: { companies?: Array<{ id: string; name: string }>; created?: Map<number, number> } = {}): Promise<Partial<Tally>> {
	const others = (['tenantOrder', 'appointment', 'account'] as const).flatMap((one): OtherAct[] => [FIRST, SECOND, MISSING].map((n) => ({ atMs: 0, kind: one, n })));
	const messages = [0, 1, 2].map((customer) => ({ atMs: 0, desk: 'ai' as const, customer, text: '', key: '', isHot: false }));
	const plan: Plan = { orders: [], stale: [], durationMs: 0, others, messages };
	const database: Partial<Database> = { query: async <Row>() => await Promise.resolve(companies as Row[]) };
	const outcome = await readOthers(simulator, { desks: { tenant, database } as Desks, plan, sent: { tenantOrders: [], created } });
	const { due, heard } = outcome[kind];
	const { excused: _, ...tally } = auditOnce(due, heard);
	return Object.fromEntries(Object.entries(tally).filter(([, keys]) => keys.length > 0));
}

function talk({ accountId, inboxId }: Tenant, phone: string, text?: string): Conversation {
	const account = simulator.world.accounts.get(accountId);
	if (!account) throw new Error(`There is no account ${accountId}.`);
	return addWaiting(simulator.world, account, { inboxId, phone, said: text === undefined ? [] : [[0, 'notice', text]] });
}

it("tells notices of the other shop in its own account from those that went astray", async () => {
	talk(tenant, buyerOf(FIRST).phone, `Pedido ${orderName(FIRST)} recibido`);
	talk(tenant, buyerOf(9).phone, `Pedido ${orderName(SECOND)} recibido`);
	talk(own, buyerOf(MISSING).phone, `Pedido ${orderName(MISSING)} recibido`);
	expect(await look('tenantOrders')).toEqual({ once: [orderName(FIRST)], misdirected: [`${orderName(SECOND)} at ${buyerOf(9).phone}`], lost: [orderName(SECOND), orderName(MISSING)] });
});

it('counts reminders by the name in them and the phone that got them', async () => {
	const remind = (n: number, phone: string, id: string) =>
		simulator.chats.record(phone, { from: 'shop', text: `Hola ${appointmentName(n)}, te recordamos tu cita.`, at: new Date(), id });
	remind(FIRST, appointmentPhone(FIRST), 'a');
	remind(SECOND, appointmentPhone(SECOND), 'b');
	remind(SECOND, appointmentPhone(SECOND), 'c');
	remind(FIRST, appointmentPhone(MISSING), 'd');
	expect(await look('reminders')).toEqual({
		...{ once: [appointmentName(FIRST)], doubled: [appointmentName(SECOND)] },
		...{ misdirected: [`${appointmentName(FIRST)} at ${appointmentPhone(MISSING)}`], lost: [appointmentName(MISSING)] },
	});
});

it('counts a company for its row, and for each time that n8n said it made it', async () => {
	const companies = [{ id: String(FIRST), name: `Cuenta ${FIRST}` }, { id: String(SECOND), name: `Cuenta ${SECOND}` }];
	const created = new Map([[SECOND, 2]]);
	expect(await look('accounts', { companies, created })).toEqual({ once: [String(FIRST)], doubled: [String(SECOND)], lost: [String(MISSING)] });
});

it('knows a contact with the number of another customer', async () => {
	for (const customer of [0, 1, 2]) talk(own, phoneOf(customer)).contact.identifier = customer === 2 ? null : 'customer:0';
	expect(await look('identities')).toEqual({ once: [codeOf(0)], misdirected: [`${codeOf(1)} at customer:0`], lost: [codeOf(1), codeOf(2)] });
});
