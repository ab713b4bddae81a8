import type { Inbox } from '../model';
import type { World } from '../World';
import { addApiInbox, addWhatsAppInbox } from './inboxRecords';
import {
	addAccount,
	addBot,
	addDefinition,
	addLabel,
	addMember,
	addTeam,
	addUser,
} from './records';
import { SHOP_TEMPLATES } from './shopTemplates';

/** What a test needs to know of the seeded account. */
export type Seeded = {
	accountId: number;
	tokens: { admin: string; agent: string; bot: string };
	inboxes: { whatsapp: number; api: number };
	teams: { support: number; sales: number };
	agents: { admin: number; agent: number; agent2: number };
	bot: number;
	labels: string[];
	/** The shop's number, as customers see it. */
	whatsappNumber: string;
	phoneNumberId: string;
};

/** The smallest the API needs, or an invented shop with agents, teams, labels and templates. */
export function seed(world: World, kind: 'shop' | 'empty'): Seeded {
	const account = addAccount(world, kind === 'shop' ? 'Tienda Andina' : 'Vacía');
	const email = (name: string) => `${name}@tienda-andina.test`;
	const admin = addUser(world, { name: 'Ana Admin', email: email('ana') });
	const agent = addUser(world, { name: 'Luis Agente', email: email('luis') });
	const agent2 = addUser(world, { name: 'Marta Agente', email: email('marta') });
	addMember(account, admin, 'administrator');
	addMember(account, agent, 'agent');
	addMember(account, agent2, 'agent');
	const bot = addBot(world, account, { name: 'Bot de pedidos' });
	const support = addTeam(world, account, {
		name: 'support',
		allowAutoAssign: false,
		members: [agent],
	});
	const sales = addTeam(world, account, {
		name: 'sales',
		allowAutoAssign: false,
		members: [agent2],
	});
	const titles = kind === 'shop' ? ['vip', 'order', 'needs-human'] : [];
	titles.forEach((title) => addLabel(world, account, { title }));
	const members = [agent, agent2];
	const api: Inbox = addApiInbox(world, account, { name: 'Tienda API', members });
	const phone = { whatsappNumber: '+56222220000', phoneNumberId: '555000111' };
	const whatsapp = addWhatsAppInbox(world, account, {
		name: 'Tienda WhatsApp',
		members,
		phoneNumber: phone.whatsappNumber,
		phoneNumberId: phone.phoneNumberId,
		businessAccountId: '555000222',
		templates: kind === 'shop' ? SHOP_TEMPLATES : [],
	});
	if (kind === 'shop') addShopAttributes(world, account.id);
	return {
		accountId: account.id,
		tokens: { admin: admin.token, agent: agent.token, bot: bot.token },
		inboxes: { whatsapp: whatsapp.id, api: api.id },
		teams: { support: support.id, sales: sales.id },
		agents: { admin: admin.id, agent: agent.id, agent2: agent2.id },
		bot: bot.id,
		labels: titles,
		...phone,
	};
}

function addShopAttributes(world: World, accountId: number): void {
	const account = world.accounts.get(accountId);
	if (account === undefined) return;
	const define = (
		key: string,
		displayName: string,
		model: 'contact_attribute' | 'conversation_attribute',
	) =>
		addDefinition(world, account, {
			key,
			displayName,
			displayType: 'text',
			description: null,
			values: [],
			model,
		});
	define('tier', 'Nivel', 'contact_attribute');
	define('order_id', 'Pedido', 'conversation_attribute');
}
