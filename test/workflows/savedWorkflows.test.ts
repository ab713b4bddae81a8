import type { INode, INodeParameters, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { typeOf } from '../helpers/engine';
import { packageCredentials, packageNodes, PACKAGE_NAME } from '../helpers/engine/packageTypes';
import { filesIn, readJson } from '../helpers/sourceFiles';
import { choicesOf } from '../reference/fillNode';
import { valuesOf } from '../reference/storedValues';

type Field = INodeProperties | INodePropertyCollection;
type Saved = { workflow: { nodes: INode[] }; reads: Record<string, INodeParameters> };

const FOLDER = 'test/fixtures/saved-workflows';
const paths = filesIn(FOLDER).map((path) => path.slice(FOLDER.length + 1));
const files = paths.filter((path) => !path.endsWith('stored-values.json')).map((path) => ({ path, ...(readJson(`${FOLDER}/${path}`) as Saved) }));
const lists = paths.filter((path) => path.endsWith('stored-values.json'));
/** Bundled workflows leave to the user what the note says to set. */
const LEFT_TO_SET = ['inboxId'];

const isOurs = ({ type }: INode) => type.startsWith(`${PACKAGE_NAME}.`);
const isChosenFrom = (list: string[]) => (value: string) => !list.includes(value);
const readBy = (node: INode) => {
	const { description } = typeOf(node.type);
	return NodeHelpers.getNodeParameters(description.properties, node.parameters, true, false, node, description);
};

it('every node was saved with all its parameters, the first version too', () => {
	const saved = files.filter(({ path }) => path.startsWith('0.1.0/every-parameter-')).map(({ workflow }) => workflow.nodes[0]?.type);
	expect(saved.sort()).toEqual(packageNodes.map(({ description }) => `${PACKAGE_NAME}.${description.name}`).sort());
	expect(files.flatMap(({ workflow }) => workflow.nodes).filter(({ type, typeVersion }) => type.endsWith('.chatwootTrigger') && typeVersion === 1)).not.toEqual([]);
});

describe.each(files)('$path', ({ workflow, reads }) => {
	const ours = workflow.nodes.filter(isOurs);

	it('has nodes of versions that n8n still finds', () => {
		const versions = ours.map((node) => [typeOf(node.type).description.version].flat().includes(node.typeVersion));
		expect(versions).toEqual(ours.map(() => true));
	});

	it('loses nothing when n8n loads it', () => {
		expect(workflow.nodes).not.toEqual([]);
		for (const node of ours) expect({ [node.name]: readBy(node) }).toMatchObject({ [node.name]: node.parameters });
	});

	it('reads what it read when it was saved, what nobody set too', () => {
		expect(Object.keys(reads)).toEqual(ours.map(({ name }) => name));
		for (const node of ours) expect({ [node.name]: readBy(node) }).toMatchObject({ [node.name]: reads[node.name] });
	});

	it('holds only choices that are still offered', () => {
		const foreign = ours.flatMap((node) => foreignChoices(typeOf(node.type).description.properties, node.parameters, node.name));
		expect(foreign).toEqual([]);
	});

	it('lacks nothing that it did not lack when it was saved', () => {
		const issues = ours.flatMap((node) => Object.entries(issuesOf(node)).map(([parameter, texts]) => [node.name, parameter, ...texts]));
		expect(issues).toEqual([]);
	});
});

/** Without what nobody had set. */
function issuesOf(node: INode): Record<string, string[]> {
	const { properties } = typeOf(node.type).description;
	const found = NodeHelpers.getNodeParametersIssues(properties, node, null)?.parameters ?? {};
	return Object.fromEntries(Object.entries(found).filter(([name]) => name in node.parameters && !LEFT_TO_SET.includes(name)));
}

/** Stored values that no field of that name offers, each with its path. */
function foreignChoices(fields: Field[], values: INodeParameters, path: string): string[] {
	return Object.entries(values).flatMap(([name, value]) => fieldsInside(fields.filter((field) => field.name === name), value, `${path} ${name}`));
}

function fieldsInside(named: Field[], value: unknown, path: string): string[] {
	const pickers = named.filter((field): field is INodeProperties => 'type' in field && ['options', 'multiOptions'].includes(field.type));
	if (pickers.length > 0) return [value].flat().filter(isForeignTo(pickers.flatMap(choicesOf))).map((one) => `${path}=${String(one)}`);
	const inner = named.flatMap((field) => ('values' in field ? field.values : (('options' in field ? field.options : undefined) ?? []).filter((option) => !('value' in option))));
	if (inner.length === 0) return [];
	return [value].flat().flatMap((row) => foreignChoices(inner as Field[], row as INodeParameters, path));
}

function isForeignTo(choices: unknown[]) {
	return (value: unknown) => !choices.includes(value) && !(typeof value === 'string' && value.startsWith('='));
}

describe.each(lists)('%s', (path) => {
	const frozen = Object.entries(readJson(`${FOLDER}/${path}`) as Record<string, string[]>);
	const now = new Map([...packageNodes.map(({ description }) => description), ...packageCredentials].map(({ name, properties }) => [name, properties.flatMap((field) => valuesOf(field, ''))]));

	it.each(frozen)('%s: no name and no choice was renamed or removed', (name, values) => {
		expect(values.filter(isChosenFrom(now.get(name) ?? []))).toEqual([]);
	});
});
