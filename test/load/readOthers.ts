import type { Database } from '../simulator/postgrest/Database';
import { buyerOf } from '../simulator/shopify/people';
import type { Simulator } from '../simulator/startSimulator';
import type { Due, Heard } from './auditOnce';
import { codeOf } from './customerCodes';
import { CLAIM_IS_OLD_SECONDS } from './deskSettings';
import type { Desks } from './openDesks';
import type { OtherAct, Plan } from './planLoad';
import { orderName } from './readOutcome';
import { phoneOf } from './sendLoad';
import { accountName, appointmentName, appointmentPhone, type SentOthers } from './sendOthers';

/** What was due and what was heard beside the desks. */
export type OtherOutcome = Record<'tenantOrders' | 'reminders' | 'accounts' | 'identities', { due: Due[]; heard: Heard[] }>;

/** Reads the other tenant's account, the phones, the table of companies and the contacts. */
export async function readOthers(simulator: Simulator, { desks, plan, sent }: { desks: Desks; plan: Plan; sent: SentOthers }): Promise<OtherOutcome> {
	const of = (kind: OtherAct['kind']) => plan.others.filter((act) => act.kind === kind).map(({ n }) => n);
	return {
		tenantOrders: {
			due: of('tenantOrder').map((n) => ({ key: orderName(n), to: buyerOf(n).phone })),
			heard: tenantMessages(simulator, desks).flatMap(({ to, text }) => (/#\d{4,}/.exec(text) ?? []).slice(0, 1).map((key) => ({ key, to }))),
		},
		reminders: {
			due: of('appointment').map((n) => ({ key: appointmentName(n), to: appointmentPhone(n) })),
			heard: simulator.chats.all().flatMap(({ phone, messages }) =>
				messages.flatMap(({ from, text }) => (from === 'shop' ? [/^Hola (Ana Cita \d+), te recordamos/.exec(text)?.[1]] : [])).flatMap((key) => (key ? [{ key, to: phone }] : [])),
			),
		},
		accounts: { due: of('account').map((n) => ({ key: String(n), to: accountName(n) })), heard: await companies(desks.database, sent) },
		identities: identities(simulator, plan),
	};
}

function tenantMessages({ world }: Simulator, { tenant }: Desks): Array<{ to: string; text: string }> {
	const conversations = [...(world.accounts.get(tenant.accountId)?.conversations.values() ?? [])];
	return conversations
		.flatMap(({ messages }) => messages)
		.filter((message) => message.type === 'outgoing' && !message.private)
		.map(({ conversation, content }) => ({ to: conversation.contact.phoneNumber ?? '', text: content ?? '' }));
}

/** Each company once, and once more for every further time that n8n told that it had made it. */
async function companies(database: Database, { created }: SentOthers): Promise<Heard[]> {
	const rows = await database.query<{ id: string; name: string }>('select chatwoot_account_id::text as id, company_name as name from companies');
	return rows.flatMap(({ id, name }) => Array.from({ length: Math.max(1, created.get(Number(id)) ?? 0) }, () => ({ key: id, to: name })));
}

/** Whoever wrote on WhatsApp is in the shop's table, and their contact is to carry that row's number. */
function identities({ world, accountId, inboxes }: Simulator, { messages }: Plan): { due: Due[]; heard: Heard[] } {
	const writers = [...new Set(messages.filter(({ desk }) => desk === 'ai').map(({ customer }) => customer))];
	const codes = new Map(writers.map((customer) => [phoneOf(customer), codeOf(customer)]));
	const conversations = [...(world.accounts.get(accountId)?.conversations.values() ?? [])];
	const contacts = new Set(conversations.filter(({ inbox }) => inbox.id === inboxes.whatsapp).map(({ contact }) => contact));
	return {
		due: writers.map((customer) => ({ key: codeOf(customer), to: `customer:${customer}` })),
		heard: [...contacts].flatMap(({ phoneNumber, identifier }) => {
			const key = codes.get(phoneNumber ?? '');
			return key && identifier ? [{ key, to: identifier }] : [];
		}),
	};
}

/** Appointments that nobody was reminded of and accounts without a company. */
export async function countOpen(database: Database): Promise<number> {
	const [row] = await database.query<{ count: number }>(
		`select ((select count(*) from appointments where reminded_at is null)
			+ (select count(*) from accounts a where not exists (select from companies where chatwoot_account_id = a.id)))::int as count`,
	);
	return row?.count ?? 0;
}

/** An hour passes for the attempts of runs that are long dead. */
export async function ageAttempts(database: Database): Promise<void> {
	await database.exec(`update appointments set reminder_tried_at = reminder_tried_at - interval '1 hour'
		where reminded_at is null and reminder_tried_at between now() - interval '10 minutes' and now() - interval '${CLAIM_IS_OLD_SECONDS} seconds'`);
}
