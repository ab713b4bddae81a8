import { Container } from '@n8n/di';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { SSHClientsManager } from 'n8n-core/dist/execution-engine/ssh-clients-manager';
import type {
	IConnections,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IRun,
	IWorkflowBase,
	IWorkflowSettings,
	OnError,
} from 'n8n-workflow';
import { createRunExecutionData, NodeHelpers, Workflow } from 'n8n-workflow';

import { additionalDataFor } from './engine/additionalData';
import { coreNodes } from './engine/coreNodes';
import type { CredentialData } from './engine/CredentialsInMemory';
import { PACKAGE_NAME, packageNodes } from './engine/packageTypes';

export type Items = Array<IDataObject | INodeExecutionData>;
export type WorkflowJson = { name: string; nodes: INode[]; connections: IConnections; settings?: IWorkflowSettings };
/** What a Respond to Webhook node answered. */
export type Answer = { statusCode: number; body: unknown };
export type WorkflowRun = {
	status: IRun['status'];
	/** What the execution ended with, when it failed. */
	error?: { message: string; description?: string | null };
	/** Per node that ran, one list of items per output. */
	outputs: Record<string, INodeExecutionData[][]>;
	answers: Answer[];
	credentialReads: number;
};

export type WorkflowToRun = { workflow: WorkflowJson; start: string; items: Items; credentials?: CredentialData };
export type NodeToRun = {
	/** The node's name within this package: "chatwoot". */
	type: string;
	parameters?: INodeParameters;
	credentials?: CredentialData;
	items?: Items;
	onError?: OnError;
};

const types: Record<string, INodeType> = {
	...coreNodes,
	...Object.fromEntries(packageNodes.map((node) => [`${PACKAGE_NAME}.${node.description.name}`, node])),
};
const nodeTypes = {
	getByName: (type: string) => typeOf(type),
	getByNameAndVersion: (type: string, version?: number) => NodeHelpers.getVersionedNodeType(typeOf(type), version),
	getKnownTypes: () => ({}),
};

// It keeps a timer that would keep jest alive.
afterAll(() => Container.get(SSHClientsManager).onShutdown());

export function typeOf(type: string): INodeType {
	const found = types[type];
	if (!found) throw new Error(`No node "${type}": add a stand-in to test/helpers/engine/coreNodes.ts.`);
	return found;
}

/**
 * Runs one node of the package in n8n's own engine, with real HTTP.
 *
 * @returns one list of items per output
 * @throws what the execution failed with
 */
export async function runNode(run: NodeToRun): Promise<INodeExecutionData[][]> {
	const { type, parameters = {}, credentials, items = [{}], onError } = run;
	const node: INode = { ...bareNode(type), parameters, onError };
	const workflow = { name: 'Test', nodes: [node], connections: {} };
	const { error, outputs } = await runWorkflow({ workflow, start: type, items, credentials });
	if (error) throw Object.assign(new Error(error.message), error);
	return outputs[type] ?? [];
}

/** Runs a workflow in n8n's own engine from one node on, as if the items had just reached it. */
export async function runWorkflow(run: WorkflowToRun): Promise<WorkflowRun> {
	const json: IWorkflowBase = { ...withCredentials(run), id: 'workflow', active: true, isArchived: false, activeVersionId: null, createdAt: new Date(0), updatedAt: new Date(0) };
	const workflow = new Workflow({ ...json, nodeTypes });
	const hooks = new ExecutionLifecycleHooks('webhook', '1', json);
	const answers: Answer[] = [];
	hooks.addHandler('sendResponse', (answer) => {
		if ('statusCode' in answer) answers.push({ statusCode: Number(answer.statusCode), body: answer.body });
	});
	const { additionalData, credentials } = additionalDataFor(hooks, run.credentials ?? {});
	const result = await new WorkflowExecute(additionalData, 'webhook', startAt(workflow, run)).processRunExecutionData(workflow);
	const { runData, error } = result.data.resultData;
	const outputs = Object.entries(runData).map(([name, [task]]) => [name, (task?.data?.main ?? []).map((items) => items ?? [])]);
	return { status: result.status, error, outputs: Object.fromEntries(outputs), answers, credentialReads: credentials.reads };
}

function startAt(workflow: Workflow, { start, items }: WorkflowToRun) {
	const node = workflow.getNode(start);
	if (!node) throw new Error(`The workflow has no node "${start}".`);
	const main = [items.map((item) => (isItem(item) ? item : { json: item }))];
	return createRunExecutionData({ executionData: { nodeExecutionStack: [{ node, data: { main }, source: null }] } });
}

function isItem(item: IDataObject | INodeExecutionData): item is INodeExecutionData {
	return typeof item.json === 'object' && item.json !== null;
}

function bareNode(type: string): INode {
	return { id: type, name: type, type: `${PACKAGE_NAME}.${type}`, typeVersion: 1, position: [0, 0], parameters: {} };
}

/** Chooses for every node the credentials that this run has for it, as a user does in the editor. */
function withCredentials({ workflow, credentials = {} }: WorkflowToRun): WorkflowJson {
	const nodes = workflow.nodes.map((node) => {
		const wanted = typeOf(node.type).description.credentials ?? [];
		const chosen = wanted.filter(({ name }) => credentials[name]).map(({ name }) => [name, { id: String(credentials[name]?.credentialId ?? name), name }]);
		return { ...node, credentials: Object.fromEntries(chosen) };
	});
	return { ...workflow, nodes };
}
