import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { instructions } from '../fixtures/prompt-injections.json';
import type { Conversation, Message } from '../simulator/chatwoot/model';
import { startSimulator, type Simulator } from '../simulator/startSimulator';
import { writeAsCustomer } from '../simulator/whatsapp/customer';
import { runNode } from './engine';
import { ANA, credentialFor } from './startShop';

export const KNOWLEDGE = `Tienda Andina vende poleras a $12.990 y polerones a $29.990.
El envío a Santiago cuesta $3.490 y demora 2 días. Cambios en https://tienda-andina.example/cambios`;

export type AssistantRun = {
	item: IDataObject;
	parameters?: INodeParameters;
	options?: IDataObject;
	credentials?: Record<string, ICredentialDataDecryptedObject>;
};
export type Answered = { output: 'replied' | 'handedOff' | 'skipped'; json: IDataObject; ai: IDataObject };

/** The simulated shop, its customers, and the Gemini Reply node. */
export type Assistant = {
	simulator: Simulator;
	/** A customer writes on WhatsApp; gives the item that the trigger would start a workflow with. */
	writes(text: string, phone?: string): Promise<IDataObject>;
	run(run: AssistantRun): Promise<Answered>;
	conversation(id: unknown): Conversation;
	/** Texts on the customer's phone that the shop sent. */
	received(phone?: string): Promise<string[]>;
	notes(id: unknown): Message[];
	/** An agent does something in Chatwoot. */
	agent(method: string, path: string, body?: object): Promise<void>;
	/** Requests to Chatwoot as METHOD /path. */
	calls(): string[];
	stop(): Promise<void>;
};

export async function startAssistant(): Promise<Assistant> {
	const simulator = await startSimulator();
	const conversation = (id: unknown) => {
		const found = simulator.world.accounts.get(simulator.accountId)?.conversations.get(Number(id));
		if (!found) throw new Error(`There is no conversation ${String(id)}.`);
		return found;
	};
	return {
		simulator,
		conversation,
		writes: async (text, phone = ANA) => await customerWrites(simulator, text, phone),
		run: async (run) => await runAssistant(simulator, run),
		received: async (phone = ANA) => {
			await simulator.settled();
			return simulator.chats.received(phone).map((message) => message.text);
		},
		notes: (id) => conversation(id).messages.filter((message) => message.private),
		agent: async (method, path, body) => await asAgent(simulator, { method, path, body }),
		calls: () =>
			simulator.calls.all().map(({ method, path }) => `${method} ${path.replace('/api/v1/accounts/:account', '').replace(/\d+/g, 'n')}`),
		stop: async () => await simulator.stop(),
	};
}

export function geminiCredentialFor({ url, gemini }: Simulator, apiKey = gemini.apiKey): ICredentialDataDecryptedObject {
	return { apiKey, baseUrl: `${url}/gemini` };
}

async function runAssistant(simulator: Simulator, run: AssistantRun): Promise<Answered> {
	const outputs = await runNode({
		type: 'geminiReply',
		items: [run.item],
		credentials: {
			chatwootAccountApi: credentialFor(simulator),
			geminiReplyApi: geminiCredentialFor(simulator),
			...run.credentials,
		},
		parameters: {
			instructions,
			knowledge: KNOWLEDGE,
			options: { quietSeconds: 0, handoffMessage: 'Te paso con una persona.', ...run.options } as INodeParameters,
			...run.parameters,
		},
	});
	const names = ['replied', 'handedOff', 'skipped'] as const;
	const found = names.flatMap((output, index) => (outputs[index] ?? []).map(({ json }) => ({ output, json, ai: json.ai as IDataObject })));
	const [only] = found;
	if (found.length !== 1 || !only) throw new Error(`One item went in and ${found.length} came out.`);
	return only;
}

async function customerWrites(simulator: Simulator, text: string, phone: string): Promise<IDataObject> {
	const { url, whatsappNumber: phoneNumber, whatsappAppSecret: appSecret, world, accountId } = simulator;
	const writing = { text, name: 'Ana Pérez', at: world.clock.now() };
	await writeAsCustomer({ url, phoneNumber, appSecret }, phone.replace('+', ''), writing);
	await simulator.settled();
	const all = [...(world.accounts.get(accountId)?.conversations.values() ?? [])];
	const conversation = all.findLast(({ contact }) => contact.phoneNumber === phone);
	if (!conversation) throw new Error('The message did not arrive.');
	return triggerItem(conversation);
}

/** The trigger's item for the newest message of a conversation. */
export function triggerItem({ displayId, account, messages, status }: Conversation): IDataObject {
	const message = messages.at(-1);
	return {
		...{ event: 'message_created', accountId: account.id, conversationId: displayId, messageId: message?.id ?? null },
		...{ content: message?.content ?? null, messageType: 'incoming', private: false, sender: { type: 'contact', id: 1, name: 'Ana' } },
		conversation: { id: displayId, status },
	};
}

async function asAgent(simulator: Simulator, { method, path, body }: { method: string; path: string; body?: object }): Promise<void> {
	const answer = await fetch(`${simulator.url}/api/v1/accounts/${simulator.accountId}${path}`, {
		method,
		headers: { 'content-type': 'application/json', 'api-access-token': simulator.tokens.agent },
		body: body && JSON.stringify(body),
	});
	if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}`);
	await simulator.settled();
}
