import { pause } from '../e2e/n8nProcess';
import { addWaiting, say } from '../simulator/chatwoot/seed/addWaiting';
import type { Conversation } from '../simulator/chatwoot/model';
import { createRandom } from '../simulator/random';
import { makeOrder } from '../simulator/shopify/makeOrder';
import type { SendResult } from '../simulator/shopify/sender';
import type { Simulator } from '../simulator/startSimulator';
import { writeAsCustomer } from '../simulator/whatsapp/customer';
import { codeOf } from './customerCodes';
import { ORDER_RETRIES } from './deskSettings';
import type { Desks } from './openDesks';
import type { MessageAct, OrderAct, Plan, StaleAct } from './planLoad';
import { sendOther, type SentOthers } from './sendOthers';

export type Target = { simulator: Simulator; desks: Desks; /** Of the proxy in front of n8n. */ url: string };
export type Sent = { orders: Array<{ act: OrderAct; result: SendResult }>; others: SentOthers; forgedStatuses: number[] };

const FIRST_PHONE = 56_970_000_000;
const WAITED_MINUTES = 15;
const COPIES_SHARE = 0.1;
const TICK_MS = 20;

/** Does what is planned when it is planned, whether or not n8n keeps up. Resolves when Shopify has been heard. */
export async function sendLoad(target: Target, plan: Plan): Promise<Sent> {
	const { simulator, desks } = target;
	const random = createRandom(plan.orders.length);
	const night = new Map<number, Conversation>();
	const orders: Array<Promise<{ act: OrderAct; result: SendResult }>> = [];
	const others: Array<Promise<unknown>> = [];
	const forged: Array<Promise<number[]>> = [];
	const beside: SentOthers = { tenantOrders: [], created: new Map() };
	const acts = [
		...plan.orders.map((act) => ({ ...act, run: () => void orders.push(order(target, act, random() < COPIES_SHARE)) })),
		...plan.stale.map((act) => ({ ...act, run: () => wait(simulator, desks, act) })),
		...plan.others.map((act) => ({ ...act, run: () => void others.push(sendOther(target, act, { sent: beside, twice: random() < COPIES_SHARE })) })),
		...plan.messages.map((act) => ({ ...act, run: () => void others.push(write(simulator, night, act)) })),
		...plan.messages.filter((_, index) => index % 100 === 0).map((act) => ({ ...act, run: () => void forged.push(forge(target, act)) })),
	].sort((one, other) => one.atMs - other.atMs);
	const started = Date.now();
	for (const act of acts) {
		while (Date.now() - started < act.atMs) await pause(TICK_MS);
		act.run();
	}
	await Promise.all(others);
	return { orders: await Promise.all(orders), others: beside, forgedStatuses: (await Promise.all(forged)).flat() };
}

async function order({ simulator, desks, url }: Target, act: OrderAct, twice: boolean): Promise<{ act: OrderAct; result: SendResult }> {
	const { phone, customer, shipping_address, billing_address, email, contact_email } = makeOrder(act.buyer);
	const body = makeOrder(act.n, { phone, customer, shipping_address, billing_address, email, contact_email });
	const options = { ...ORDER_RETRIES, target: `${url}/webhook/${desks.hookPaths.shopify}` };
	const copies = !twice ? {} : act.n % 2 === 0 ? { duplicates: 1 } : { concurrentDuplicates: 1 };
	const forged = { retryDelaysMs: [], headers: { 'x-shopify-hmac-sha256': 'Zm9yZ2Vk' } };
	const result = await simulator.shopify.send({ topic: 'orders/create', body }, { ...options, ...(act.isForged ? forged : copies) });
	return { act, result };
}

/** On WhatsApp by its webhook, in the other inbox by Chatwoot's own hand. */
async function write(simulator: Simulator, night: Map<number, Conversation>, act: MessageAct): Promise<void> {
	const { url, whatsappNumber: phoneNumber, whatsappAppSecret: appSecret, world, inboxes } = simulator;
	const name = `Ana ${codeOf(act.customer)}`;
	if (act.desk === 'ai') {
		await writeAsCustomer({ url, phoneNumber, appSecret }, phoneOf(act.customer).slice(1), { text: act.text, name, at: world.clock.now() });
		return;
	}
	const known = night.get(act.customer) ?? addWaiting(world, accountOf(simulator), { inboxId: inboxes.api, said: [], name });
	night.set(act.customer, known);
	say(world, known, [0, 'customer', act.text]);
}

function wait(simulator: Simulator, { counterInboxId }: Desks, { customer, text }: StaleAct): void {
	const given = { inboxId: counterInboxId, name: `Ana ${codeOf(customer)}` };
	addWaiting(simulator.world, accountOf(simulator), { ...given, said: [[WAITED_MINUTES, 'customer', text]] });
}

/** Somebody who knows the address but not the secret. */
async function forge({ desks, url }: Target, act: MessageAct): Promise<number[]> {
	const body = { event: 'message_created', id: 9_999_999, content: act.text.replace('consulta', 'forged'), message_type: 'incoming' };
	const headers = { 'content-type': 'application/json', 'x-chatwoot-signature': 'sha256=00', 'x-chatwoot-timestamp': String(Math.floor(Date.now() / 1_000)) };
	const posts = [desks.hookPaths.ai, desks.hookPaths.night].map(async (path) => {
		const answer = await fetch(`${url}/webhook/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
		await answer.arrayBuffer();
		return answer.status;
	});
	return await Promise.all(posts).catch(() => []);
}

export function phoneOf(customer: number): string {
	return `+${FIRST_PHONE + customer}`;
}

function accountOf({ world, accountId }: Simulator) {
	const account = world.accounts.get(accountId);
	if (!account) throw new Error('The simulator has no shop.');
	return account;
}
