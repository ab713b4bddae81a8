import { addWhatsAppInbox } from '../simulator/chatwoot/seed/inboxRecords';
import { addAccount, addMember } from '../simulator/chatwoot/seed/records';
import { SHOP_TEMPLATES } from '../simulator/chatwoot/seed/shopTemplates';
import { SHOP, sign } from '../simulator/shopify/sender';
import type { Simulator } from '../simulator/startSimulator';

export type Tenant = { shop: string; secret: string; accountId: number; inboxId: number };
export type Told = { status: number | undefined; body: string };

export const OTHER_SHOP = 'tienda-del-sur.myshopify.com';

/** The seeded shop and another one, each with an account, a number and a secret of its own; Ana is an administrator of both. */
export function twoTenants(simulator: Simulator): [Tenant, Tenant] {
	const { world, accountId, inboxes, shopifySecret, agents } = simulator;
	const account = addAccount(world, 'Tienda del Sur');
	const ana = world.users.get(agents.admin);
	if (!ana) throw new Error('The seeded administrator is gone.');
	addMember(account, ana, 'administrator');
	const numbers = { phoneNumber: '+56222220001', phoneNumberId: '555000333', businessAccountId: '555000444' };
	const inbox = addWhatsAppInbox(world, account, { name: 'Sur WhatsApp', templates: SHOP_TEMPLATES, ...numbers });
	return [
		{ shop: SHOP, secret: shopifySecret, accountId, inboxId: inboxes.whatsapp },
		{ shop: OTHER_SHOP, secret: 'the-secret-of-the-shop-in-the-south', accountId: account.id, inboxId: inbox.id },
	];
}

/** One entry per shop, as the credential holds them. */
export const secretsOf = (tenants: Tenant[]) => tenants.map(({ shop, secret }) => `${shop}=${secret}`).join('\n');

/** What Shopify posts for a shop, signed with that shop's own secret unless another is given. */
export async function orderOf(simulator: Simulator, target: string, { tenant, body, secret = tenant.secret }: { tenant: Tenant; body: unknown; secret?: string }): Promise<Told> {
	const headers = { 'x-shopify-hmac-sha256': sign(secret, Buffer.from(JSON.stringify(body))) };
	const event = { topic: 'orders/create', body, shop: tenant.shop };
	const { deliveries } = await simulator.shopify.send(event, { target, headers, retryDelaysMs: [], timeoutMs: 60_000 });
	return { status: deliveries[0]?.status, body: deliveries[0]?.body ?? '' };
}

/** Phones of the account's contacts, and the texts of its messages. */
export function seenBy({ world }: Simulator, { accountId }: Tenant): { phones: string[]; texts: string[]; inboxIds: number[] } {
	const account = world.accounts.get(accountId);
	const conversations = [...(account?.conversations.values() ?? [])];
	return {
		phones: [...(account?.contacts.byId.values() ?? [])].flatMap(({ phoneNumber }) => phoneNumber ?? []).sort(),
		texts: conversations.flatMap(({ messages }) => messages.map(({ content }) => content ?? '')),
		inboxIds: [...new Set(conversations.map(({ inbox }) => inbox.id))],
	};
}
