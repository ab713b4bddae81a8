import { ExecutionLifecycleHooks } from 'n8n-core';
import { HookContext } from 'n8n-core/dist/execution-engine/node-execution-context/hook-context';
import { WebhookContext } from 'n8n-core/dist/execution-engine/node-execution-context/webhook-context';
import type { IDataObject, INode, IWebhookData, IWebhookResponseData, IWorkflowBase } from 'n8n-workflow';
import { NodeHelpers, Workflow } from 'n8n-workflow';

import { ChatwootTrigger } from '../../nodes/ChatwootTrigger/ChatwootTrigger.node';
import { additionalDataFor } from './engine/additionalData';
import type { CredentialData } from './engine/CredentialsInMemory';

export type Posted = { body?: unknown; rawBody?: Buffer; headers?: Record<string, string | string[] | undefined> };
export type PostResult = {
	result: IWebhookResponseData;
	/** What the node answered by itself, before n8n. */
	status: number | undefined;
	answer: unknown;
	/** n8n sends its answer with this status. */
	answered(statusCode: number): void;
};

/** What n8n does with a trigger node: its three hooks and its webhook, with one static data. */
export type TriggerHarness = {
	url: string;
	staticData: IDataObject;
	checkExists(activation?: 'init' | 'activate'): Promise<boolean>;
	create(): Promise<boolean>;
	remove(): Promise<boolean>;
	post(delivery: Posted): Promise<PostResult>;
	/** The same node under its test URL. */
	listening(): TriggerHarness;
};

const WEBHOOK_ID = '0f8f2bb8-6a3c-4b8b-93a1-3f6f1a1f7a10';

export function triggerHarness(
	parameters: INode['parameters'],
	data: CredentialData,
	mode: 'trigger' | 'manual' = 'trigger',
	id = 'trigger',
): TriggerHarness {
	const type = new ChatwootTrigger();
	const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) };
	const credentials = Object.fromEntries(Object.keys(data).map((name) => [name, { id: name, name }]));
	const filled = NodeHelpers.getNodeParameters(type.description.properties, parameters, true, false, null, type.description);
	const node: INode = {
		...{ id, name: 'Chatwoot Trigger', type: 'chatwootTrigger', typeVersion: 1.1, position: [0, 0] },
		...{ webhookId: WEBHOOK_ID, parameters: filled ?? {}, credentials },
	};
	const json: IWorkflowBase = { ...{ id: 'workflow', name: 'Greeting', active: true, isArchived: false, activeVersionId: null }, ...{ nodes: [node], connections: {}, createdAt: new Date(0), updatedAt: new Date(0) } };
	const staticData: IDataObject = {};
	const workflow = new Workflow({ ...json, nodeTypes, staticData });
	const { additionalData } = additionalDataFor(new ExecutionLifecycleHooks('webhook', '1', json), data);
	const webhookData: IWebhookData = {
		...{ httpMethod: 'POST', node: node.name, path: '', workflowId: 'workflow', workflowExecuteAdditionalData: additionalData },
		isTest: mode === 'manual',
		webhookDescription: { name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
	};
	const hooks = type.webhookMethods.default;
	const context = (activation: 'init' | 'activate' = 'activate') =>
		new HookContext(workflow, node, additionalData, mode, mode === 'manual' ? 'manual' : activation, webhookData);
	const internal = () => new HookContext(workflow, node, additionalData, 'internal', 'update', webhookData);
	const post = async ({ body, rawBody, headers = {} }: Posted): Promise<PostResult> => {
		let status: number | undefined;
		let answer: unknown;
		const closing: Array<() => void> = [];
		const response = {
			statusCode: 200,
			once: (_event: 'close', listener: () => void) => closing.push(listener),
			status: (code: number) => {
				status = code;
				return response;
			},
			json: (sent: unknown) => {
				answer = sent;
			},
		};
		const request = { headers, body, rawBody };
		const withRequest = Object.assign({}, additionalData, { httpRequest: request, httpResponse: response });
		const call = new WebhookContext(workflow, node, withRequest, mode === 'manual' ? 'manual' : 'webhook', webhookData, [], null);
		const answered = (statusCode: number) => {
			response.statusCode = statusCode;
			closing.forEach((listener) => listener());
		};
		return { result: await type.webhook.call(call), status, answer, answered };
	};
	return {
		url: context().getNodeWebhookUrl('default') ?? '',
		staticData: workflow.staticData,
		checkExists: async (activation) => await hooks.checkExists.call(context(activation)),
		create: async () => await hooks.create.call(context()),
		// n8n removes a test webhook in another mode than the one it made it in.
		remove: async () => await hooks.delete.call(mode === 'manual' ? internal() : context()),
		post,
		listening: () => triggerHarness(parameters, data, 'manual', id),
	};
}
