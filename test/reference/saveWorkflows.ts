import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { ICredentialType, INode, INodeParameters, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { filesIn, readJson, ROOT } from '../helpers/sourceFiles';
import { choicesOf, fillNode } from './fillNode';
import { valuesOf } from './storedValues';

// Run once per release, before the version goes out: writes down what the built package saves and reads, for all
// later versions to be held to. `npm run build && npx tsx test/reference/saveWorkflows.ts`

const requireBuilt = createRequire(__filename);

type Workflow = { name: string; nodes: INode[] };
/** A workflow as n8n saves it, and by node what its nodes read from it, defaults included. */
type Saved = { workflow: Workflow; reads: Record<string, INodeParameters> };

const { name: packageName, version, n8n } = readJson('package.json') as { name: string; version: string; n8n: Record<'nodes' | 'credentials', string[]> };
const descriptions = n8n.nodes.map((path) => madeFrom<INodeType>(path).description);
const VALUES = 'stored-values.json';
const FOLDER = join(ROOT, 'test/fixtures/saved-workflows', version);

mkdirSync(FOLDER, { recursive: true });
for (const path of filesIn('workflows').filter((file) => file.endsWith('.json'))) save(path.split('/').pop() ?? '', readJson(path) as Workflow);
for (const description of descriptions) save(`every-parameter-${description.name}.json`, everyParameter(description));
writeFileSync(join(FOLDER, VALUES), `${JSON.stringify(valuesOfAll(), null, '\t')}\n`);

function madeFrom<Type>(path: string): Type {
	const [Class] = Object.values(requireBuilt(join(ROOT, path)) as Record<string, new () => Type>);
	if (!Class) throw new Error(`${path} holds no class.`);
	return new Class();
}

/** Names and choices of every field; the operations of the Chatwoot node have a list of their own. */
function valuesOfAll(): Record<string, string[]> {
	const nodes = descriptions.filter(({ name }) => name !== 'chatwoot');
	const all = [...nodes, ...n8n.credentials.map((path) => madeFrom<ICredentialType>(path))];
	return Object.fromEntries(all.map(({ name, properties }) => [name, [...new Set(properties.flatMap((field) => valuesOf(field, '')))]]));
}

function save(file: string, workflow: Workflow): void {
	const reads = Object.fromEntries(workflow.nodes.flatMap((node) => readsOf(node)));
	writeFileSync(join(FOLDER, file), `${JSON.stringify({ workflow, reads } satisfies Saved, null, '\t')}\n`);
}

function readsOf(node: INode): Array<[string, INodeParameters]> {
	const description = descriptions.find(({ name }) => node.type === `${packageName}.${name}`);
	if (!description) return [];
	return [[node.name, NodeHelpers.getNodeParameters(description.properties, node.parameters, true, false, node, description) ?? {}]];
}

/** Two nodes per version and choice that shows other fields, one with all set and one with nothing set. */
function everyParameter(description: INodeTypeDescription): Workflow {
	const nodes = [description.version].flat().flatMap((typeVersion) => choices(description).map((parameters) => bareNode(description, typeVersion, parameters)));
	const named = [...nodes.map((node) => ({ ...node, parameters: fillNode(description, node) })), ...nodes].map(placed);
	return { name: `Every parameter of ${description.displayName}`, nodes: named };
}

function choices({ properties }: INodeTypeDescription): INodeParameters[] {
	const operations = properties.filter(({ name }) => name === 'operation');
	const resources = properties.find(({ name }) => name === 'resource');
	if (resources && operations.length > 0) {
		return operations.flatMap((property) =>
			(property.displayOptions?.show?.resource ?? []).flatMap((resource) => choicesOf(property).map((operation) => ({ resource: String(resource), operation }))),
		);
	}
	const pickers = properties.filter(({ type, displayOptions }) => type === 'options' && !displayOptions?.show);
	return [{}, ...pickers.flatMap((picker) => choicesOf(picker).map((choice) => ({ [picker.name]: choice })))];
}

function bareNode({ name }: INodeTypeDescription, typeVersion: number, parameters: INodeParameters): INode {
	const chosen = ['resource', 'operation'].map((key) => parameters[key]).filter(Boolean).join('.');
	return { id: '', name: chosen, type: `${packageName}.${name}`, typeVersion, position: [0, 0], parameters };
}

function placed(node: INode, index: number): INode {
	const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
	return { ...node, id, name: [index + 1, node.name].filter(Boolean).join(' '), position: [index * 200, 0] };
}
