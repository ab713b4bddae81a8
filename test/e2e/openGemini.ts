import { instructions } from '../fixtures/prompt-injections.json';
import type { Simulator } from '../simulator/startSimulator';
import { writeAsCustomer } from '../simulator/whatsapp/customer';
import { pick, readWorkflow, type Credentials, type Shop, type WorkflowJson } from './openShop';
import { webhooksTo } from './openTrigger';
import { until } from './triggerChecks';

export type OpenGemini = {
	workflow: { id: string; name: string; versionId: string };
	/** A customer of her own writes; gives her phone. */
	writes(text: string, phone?: string): Promise<string>;
	received(phone: string): Promise<string[]>;
};

/** Not shorter, or a burst would be several. */
export const QUIET_SECONDS = 1;
const FIRST_PHONE = 56_970_000_000;
let customers = 0;

export async function createGeminiCredential({ n8n, simulator }: Shop): Promise<Credentials> {
	const data = { apiKey: simulator.gemini.apiKey, baseUrl: `${simulator.url}/gemini` };
	return { geminiReplyApi: await n8n.api.createCredential('Gemini', 'geminiReplyApi', data) };
}

/** Publishes the bundled workflow as its note asks for it, with a short quiet time. */
export async function openGemini(shop: Shop, credentials: Credentials, options: object = {}): Promise<OpenGemini> {
	const { n8n, simulator } = shop;
	const json = setUp(await readWorkflow('gemini-ai-reply'), { ...shop.credentials, ...credentials }, options);
	const workflow = await n8n.api.createWorkflow(json);
	const trigger = json.nodes.find(({ name }) => name === 'Chatwoot Trigger');
	const path = trigger && 'webhookId' in trigger ? String(trigger.webhookId) : '';
	await n8n.api.publish(workflow, `${path}/webhook`);
	await until(() => webhooksTo(simulator, `${n8n.url}/webhook/${path}/webhook`).length === 1);
	return {
		workflow,
		writes: async (text, phone = nextPhone()) => {
			await customerWrites(simulator, phone, text);
			return phone;
		},
		received: async (phone) => {
			await simulator.settled();
			return simulator.chats.received(phone).map((message) => message.text);
		},
	};
}

function setUp(json: WorkflowJson, credentials: Credentials, options: object): WorkflowJson {
	const { chatwootAccountApi, geminiReplyApi } = credentials;
	const nodes = json.nodes.map((node) => {
		if (node.type.endsWith('.chatwootTrigger')) return { ...node, credentials: pick({ chatwootAccountApi }) };
		if (!node.type.endsWith('.geminiReply')) return node;
		const own = { ...(node.parameters.options as object), quietSeconds: QUIET_SECONDS, timeoutSeconds: 4, ...options };
		return { ...node, parameters: { ...node.parameters, instructions, options: own }, credentials: pick({ chatwootAccountApi, geminiReplyApi }) };
	});
	return { ...json, nodes };
}

function nextPhone(): string {
	return `+${FIRST_PHONE + ++customers}`;
}

async function customerWrites({ url, whatsappNumber: phoneNumber, whatsappAppSecret: appSecret, world }: Simulator, phone: string, text: string): Promise<void> {
	const at = world.clock.now();
	const { status } = await writeAsCustomer({ url, phoneNumber, appSecret }, phone.replace('+', ''), { text, at });
	if (status !== 200) throw new Error(`Chatwoot answered ${status} to the customer's message.`);
}
