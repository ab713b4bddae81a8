import { basic, PASSWORD } from '../e2e/openAccountSync';
import { makeOrder } from '../simulator/shopify/makeOrder';
import { sign, type SendResult } from '../simulator/shopify/sender';
import { ORDER_RETRIES } from './deskSettings';
import type { OtherAct } from './planLoad';
import type { Target } from './sendLoad';

/** What came in beside the desks; `created` counts how often n8n told that it made an account's company. */
export type SentOthers = { tenantOrders: Array<{ n: number; accepted: boolean }>; created: Map<number, number> };

const FIRST_APPOINTMENT_PHONE = 56_960_000_000;
const TIMEOUT_MS = 10_000;

/** Does one of the acts beside the desks, some of them twice at once, and writes down what n8n answered. */
export async function sendOther(target: Target, { kind, n }: OtherAct, { sent, twice }: { sent: SentOthers; twice: boolean }): Promise<void> {
	if (kind === 'tenantOrder') {
		sent.tenantOrders.push({ n, accepted: (await orderAtTenant(target, n, twice)).accepted });
	} else if (kind === 'appointment') {
		const sql = "insert into appointments (customer_name, phone, starts_at) values ($1, $2, now() + interval '24 hours')";
		await target.desks.database.query(sql, [appointmentName(n), appointmentPhone(n)]);
	} else {
		await target.desks.database.query('insert into accounts values ($1, $2, now())', [n, accountName(n)]);
		const told = await Promise.all(Array.from({ length: twice ? 2 : 1 }, async () => await announce(target, n)));
		sent.created.set(n, told.filter(Boolean).length);
	}
}

async function orderAtTenant({ simulator, desks, url }: Target, n: number, twice: boolean): Promise<SendResult> {
	const body = makeOrder(n);
	const headers = { 'x-shopify-hmac-sha256': sign(desks.tenant.secret, Buffer.from(JSON.stringify(body))) };
	const event = { topic: 'orders/create', body, shop: desks.tenant.shop };
	return await simulator.shopify.send(event, { ...ORDER_RETRIES, target: `${url}/webhook/${desks.hookPaths.tenants}`, headers, ...(twice ? { concurrentDuplicates: 1 } : {}) });
}

/** Chatwoot says so once, whatever becomes of it. Whether n8n made the company now. */
async function announce({ desks, url }: Target, id: number): Promise<boolean> {
	try {
		const answer = await fetch(`${url}/webhook/${desks.hookPaths.accounts}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', authorization: basic(PASSWORD) },
			body: JSON.stringify({ id, name: accountName(id), event: 'account_created', users: [] }),
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		const told = (await answer.json()) as { data?: { created?: boolean } };
		return told.data?.created === true;
	} catch {
		return false;
	}
}

export function appointmentName(n: number): string {
	return `Ana Cita ${n}`;
}

export function appointmentPhone(n: number): string {
	return `+${FIRST_APPOINTMENT_PHONE + n}`;
}

export function accountName(n: number): string {
	return `Cuenta ${n}`;
}
