import { basename } from 'node:path';

import type { IConnection, INode, INodeProperties } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { typeOf, type WorkflowJson } from '../helpers/engine';
import { PACKAGE_NAME } from '../helpers/engine/packageTypes';
import { filesIn, readJson, readText } from '../helpers/sourceFiles';

const STICKY_NOTE = 'n8n-nodes-base.stickyNote';
/** Triggers that nobody posts to. */
const WITHOUT_WEBHOOK = new Set(['n8n-nodes-base.scheduleTrigger', 'n8n-nodes-base.errorTrigger']);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Long runs of letters and digits that are no uuid: what tokens and keys look like. */
const SECRET = /\b(?=[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[A-Za-z])[A-Za-z0-9_]{20,}\b/g;
const PERSONAL = /[\w.+-]+@[\w-]+\.[a-z]{2,}|\+\d{8,}/gi;
const ALLOWED_KEYS = new Set(['name', 'nodes', 'connections', 'settings']);

type Bundled = { file: string; text: string; workflow: WorkflowJson };

const bundled: Bundled[] = filesIn('workflows')
	.filter((path) => path.endsWith('.json'))
	.map((path) => ({ file: basename(path), text: readText(path), workflow: readJson(path) as WorkflowJson }));

it('there are workflows, each with a name and webhook ids of its own', () => {
	const names = bundled.map(({ workflow }) => workflow.name);
	const webhookIds = bundled.flatMap(({ workflow }) => workflow.nodes.flatMap(({ webhookId }) => webhookId ?? []));
	expect(names).not.toEqual([]);
	expect(new Set(names).size).toBe(names.length);
	expect(new Set(webhookIds).size).toBe(webhookIds.length);
});

describe.each(bundled)('$file', ({ file, text, workflow }) => {
	const { name, nodes, connections } = workflow;
	const triggers = nodes.filter(({ type }) => isTrigger(type));
	const ours = nodes.filter(({ type }) => type.startsWith(`${PACKAGE_NAME}.`));

	it('says what it does in its name and its file name', () => {
		expect(name).toMatch(/^[A-Z]/);
		expect(file).toMatch(/^[a-z]+(-[a-z]+)+\.json$/);
	});

	it('carries nothing of the instance it was made on', () => {
		expect(Object.keys(workflow).filter((key) => !ALLOWED_KEYS.has(key))).toEqual([]);
		expect(nodes.filter((node) => node.credentials !== undefined).map((node) => node.name)).toEqual([]);
	});

	it('holds no secret and nobody\'s address or phone', () => {
		const scrubbed = text.replaceAll(new RegExp(UUID.source.slice(1, -1), 'g'), '');
		expect([...(scrubbed.match(SECRET) ?? []), ...(scrubbed.match(PERSONAL) ?? [])]).toEqual([]);
	});

	it('has nodes with ids and names of their own, and known types', () => {
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
		expect(new Set(nodes.map((node) => node.name)).size).toBe(nodes.length);
		expect(nodes.filter(({ id }) => !UUID.test(id))).toEqual([]);
		expect(nodes.map(({ type }) => typeOf(type)).length).toBe(nodes.length);
	});

	it('starts with a trigger, each webhook under a fixed id', () => {
		expect(triggers).not.toEqual([]);
		const webhooks = triggers.filter(({ type }) => !WITHOUT_WEBHOOK.has(type));
		expect(webhooks.filter(({ webhookId }) => !UUID.test(webhookId ?? ''))).toEqual([]);
	});

	it('has one note that says what to set', () => {
		const notes = nodes.filter(({ type }) => type === STICKY_NOTE);
		expect(notes.map(({ parameters }) => String(parameters.content))).toEqual([expect.stringMatching(/\*\*Set/) as unknown]);
	});

	it('connects outputs that exist to nodes that exist', () => {
		const wires = Object.entries(connections).flatMap(([from, { main = [] }]) =>
			main.flatMap((targets, output) => (targets ?? []).map((target) => ({ from, output, target }))),
		);
		expect(wires).not.toEqual([]);
		expect(wires.filter(({ from, output, target }) => !fits(nodes, { from, output, target }))).toEqual([]);
	});

	it('reaches every node from a trigger', () => {
		const reached = new Set(triggers.map((node) => node.name));
		for (const from of reached) {
			for (const target of (connections[from]?.main ?? []).flatMap((targets) => targets ?? [])) reached.add(target.node);
		}
		expect(nodes.filter((node) => node.type !== STICKY_NOTE && !reached.has(node.name))).toEqual([]);
	});

	it('gives our nodes no parameter that they do not have, and no choice that they do not offer', () => {
		const wrong = ours.flatMap((node) => {
			const shown = visibleProperties(node);
			const known = new Set(shown.map((property) => property.name));
			const unknown = Object.keys(node.parameters).filter((key) => !known.has(key));
			const refused = shown.filter((property) => !isChoice(property, node.parameters[property.name])).map((property) => property.name);
			return [...unknown, ...refused, ...unknownEntries(shown, node)].map((key) => `${node.name}: ${key}`);
		});
		expect(wrong).toEqual([]);
	});

	it('leaves nothing of our nodes open but what the note says to set', () => {
		const open = ours.flatMap((node) => {
			const issues = NodeHelpers.getNodeParametersIssues(typeOf(node.type).description.properties, node, null);
			return Object.keys(issues?.parameters ?? {}).filter((key) => key !== 'inboxId').map((key) => `${node.name}: ${key}`);
		});
		expect(open).toEqual([]);
	});
});

function isTrigger(type: string): boolean {
	const { group } = typeOf(type).description;
	return group.includes('trigger') && type !== STICKY_NOTE;
}

type Wire = { from: string; output: number; target: IConnection };

function fits(nodes: INode[], { from, output, target }: Wire): boolean {
	const source = nodes.find((node) => node.name === from);
	const end = nodes.find((node) => node.name === target.node);
	if (!source || !end) return false;
	const outputs = typeOf(source.type).description.outputs;
	const errorOutputs = source.onError === 'continueErrorOutput' ? 1 : 0;
	const inputs = typeOf(end.type).description.inputs;
	return Array.isArray(outputs) && output < outputs.length + errorOutputs && !isTrigger(end.type) && target.index < inputs.length;
}

function visibleProperties(node: INode): INodeProperties[] {
	const { description } = typeOf(node.type);
	const values = NodeHelpers.getNodeParameters(description.properties, node.parameters, true, false, node, description) ?? {};
	return description.properties.filter((property) => NodeHelpers.displayParameter(values, property, node, description));
}

function isChoice({ type, options }: INodeProperties, value: unknown): boolean {
	if ((type !== 'options' && type !== 'multiOptions') || value === undefined) return true;
	const choices = (options ?? []).flatMap((option) => ('value' in option ? [option.value] : []));
	const chosen: unknown[] = Array.isArray(value) ? value : [value];
	return chosen.every((one) => (typeof one === 'string' && one.startsWith('=')) || choices.some((choice) => choice === one));
}

/** Keys inside a collection that it does not offer. */
function unknownEntries(shown: INodeProperties[], { parameters }: INode): string[] {
	const collections = shown.filter(({ type }) => type === 'collection' || type === 'fixedCollection');
	return collections.flatMap(({ name, options }) => {
		const offered = new Set((options ?? []).map((option) => option.name));
		return Object.keys(parameters[name] ?? {}).filter((key) => !offered.has(key)).map((key) => `${name}.${key}`);
	});
}
