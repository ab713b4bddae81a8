import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters, OnError } from 'n8n-workflow';

import { forgetInboxes } from '../../nodes/shared/chatwoot/inboxCache';
import { startSimulator, type Simulator } from '../simulator/startSimulator';
import { writeAsCustomer } from '../simulator/whatsapp/customer';
import { runNode } from './engine';

export type ShopRun = {
	parameters?: INodeParameters;
	items?: IDataObject[];
	onError?: OnError;
	/** Another address of the same Chatwoot, such as a proxy in front of it. */
	baseUrl?: string;
};
/** The simulated shop and the Chatwoot node that writes to its customers. */
export type Shop = {
	simulator: Simulator;
	/** Runs `notification.send` and gives the output's JSON. */
	notify(run?: ShopRun): Promise<IDataObject[]>;
	/** Both outputs of a run with Continue (using error output). */
	notifySplit(run?: ShopRun): Promise<{ done: IDataObject[]; failed: IDataObject[] }>;
	/** The customer writes on WhatsApp, which opens the 24 hours. */
	customerWrites(phone: string, text?: string): Promise<void>;
	/** Texts that reached a customer's phone, in order. */
	received(phone?: string): Promise<string[]>;
	contacts(): number;
	conversations(): number;
	/** Requests to Chatwoot as METHOD /path, without the reading of the inbox. */
	calls(): string[];
	stop(): Promise<void>;
};

export const ANA = '+56961234567';

/** A notice as the order workflow would send it. */
export const notice = (changes: IDataObject = {}): IDataObject => ({
	phone: ANA,
	name: 'Ana Pérez',
	text: 'Recibimos tu pedido **#1001**',
	key: 'tienda/1001/orderCreated',
	...changes,
});

export const TEMPLATE: INodeParameters = {
	name: { __rl: true, mode: 'name', value: 'order_confirmation' },
	language: 'es',
	bodyParams: { param: [{ name: '', value: 'Ana' }, { name: '', value: '#1001' }, { name: '', value: '$45.990' }] },
};
export const TEMPLATE_TEXT = 'Hola Ana, recibimos tu pedido #1001 por $45.990. ¡Gracias por tu compra!\n\n_Tienda Andina_';

export async function startShop(): Promise<Shop> {
	// The system may give this one the port of an earlier one, whose inboxes the process still remembers.
	forgetInboxes();
	const simulator = await startSimulator();
	const account = () => simulator.world.accounts.get(simulator.accountId);
	const notifySplit: Shop['notifySplit'] = async (run = {}) => {
		const [done = [], failed = []] = await runNode(notificationRun(simulator, run));
		return { done: done.map(({ json }) => json), failed: failed.map(({ json }) => json) };
	};
	return {
		simulator,
		notifySplit,
		notify: async (run) => (await notifySplit(run)).done,
		customerWrites: async (phone, text = 'hola') => await customerWrites(simulator, phone, text),
		received: async (phone) => {
			await simulator.settled();
			return simulator.chats.received(phone).map((message) => message.text);
		},
		contacts: () => account()?.contacts.byId.size ?? 0,
		conversations: () => account()?.conversations.size ?? 0,
		calls: () =>
			simulator.calls
				.all()
				.map(({ method, path }) => `${method} ${path.replace('/api/v1/accounts/:account', '').replace(/\d+/g, 'n')}`)
				.filter((call) => call !== 'GET /inboxes/n'),
		stop: async () => await simulator.stop(),
	};
}

export function credentialFor(
	simulator: Pick<Simulator, 'url' | 'accountId' | 'tokens'>,
	accessToken = simulator.tokens.admin,
): ICredentialDataDecryptedObject {
	return { baseUrl: simulator.url, accountId: simulator.accountId, accessToken, tokenOwner: 'user' };
}

function notificationRun(simulator: Simulator, { parameters, items, onError, baseUrl }: ShopRun) {
	return {
		type: 'chatwoot',
		onError,
		items: items ?? [notice()],
		credentials: { chatwootAccountApi: { ...credentialFor(simulator), ...(baseUrl ? { baseUrl } : {}) } },
		parameters: {
			resource: 'notification',
			operation: 'send',
			inboxId: { __rl: true, mode: 'id', value: String(simulator.inboxes.whatsapp) },
			phone: '={{ $json.phone }}',
			name: '={{ $json.name }}',
			content: '={{ $json.text }}',
			idempotencyKey: '={{ $json.key }}',
			template: TEMPLATE,
			...parameters,
		},
	};
}

async function customerWrites(simulator: Simulator, phone: string, text: string): Promise<void> {
	const { url, whatsappNumber: phoneNumber, whatsappAppSecret: appSecret } = simulator;
	const at = simulator.world.clock.now();
	const { status } = await writeAsCustomer({ url, phoneNumber, appSecret }, phone.replace('+', ''), { text, at });
	if (status !== 200) throw new Error(`Chatwoot answered ${status} to the customer's message.`);
	await simulator.settled();
}
