import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeProperties } from 'n8n-workflow';

import { buildProperties } from '../../../../nodes/Chatwoot/properties';
import { resources } from '../../../../nodes/Chatwoot/operations';

/** Saved workflows hold these: none may ever be renamed. */
const PROMISED: Record<string, string[]> = {
	notification: ['send'],
	contact: ['create', 'upsert', 'get', 'find', 'getAll', 'search', 'filter', 'update', 'addLabels', 'removeLabels', 'setLabels', 'updateAttributes', 'getConversations', 'addNote'],
	conversation: ['create', 'findOrCreate', 'get', 'getAll', 'filter', 'setStatus', 'setPriority', 'assign', 'unassign', 'addLabels', 'removeLabels', 'setLabels', 'updateAttributes'],
	message: ['send', 'sendTemplate', 'addNote', 'getAll'],
	inbox: ['get', 'getAll', 'getTemplates'],
};
const NODE_TESTS = join(__dirname, '../../../nodes');
/** All tests of nodes, which name an operation as 'resource.operation'. */
const simulated = readdirSync(NODE_TESTS)
	.filter((file) => file.startsWith('Chatwoot.'))
	.map((file) => readFileSync(join(NODE_TESTS, file), 'utf8'))
	.join('\n');
const operations = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({ path: `${resource.value}.${operation.value}`, resource, operation })),
);

test.each(Object.entries(PROMISED))('%s has its promised operations', (resource, promised) => {
	const there = resources.find(({ value }) => value === resource)?.operations.map(({ value }) => value);
	expect(there).toEqual(expect.arrayContaining(promised));
});

describe.each(operations)('$path', ({ path, resource, operation }) => {
	test('says what it does, for people and for a model that uses it as a tool', () => {
		expect(operation.action).toMatch(/^[A-Z].*[a-z0-9]$/);
		expect(operation.description).toMatch(/^[A-Z].{15,}/);
		expect(operation.description).not.toMatch(/\b(TODO|endpoint|API call|payload)\b/);
		expect(operation.name.length).toBeGreaterThan(2);
	});

	test('is run in a test against the simulator', () => {
		expect(simulated).toContain(`'${path}'`);
	});

	test('has a default for every field', () => {
		expect(flat(operation.fields).filter((field) => field.default === undefined).map(({ name }) => name)).toEqual([]);
	});

	test('has each field once', () => {
		const names = operation.fields.map(({ name }) => name);
		expect(names).toEqual([...new Set(names)]);
	});

	test('shows its own fields only, in their order', () => {
		const shown = buildProperties(resources).filter(({ displayOptions }) => {
			const { resource: shownFor = [], operation: shownIn = [] } = displayOptions?.show ?? {};
			return shownFor.includes(resource.value) && shownIn.includes(operation.value);
		});
		expect(shown.map(({ name }) => name)).toEqual(operation.fields.map(({ name }) => name));
	});

	test('offers choices in alphabetical order, where there are many', () => {
		for (const choices of allChoices(operation.fields)) {
			expect(choices).toEqual([...choices].sort((a, b) => a.localeCompare(b)));
		}
	});

	test('has a default among the choices of each picker', () => {
		for (const field of flat(operation.fields).filter(({ type }) => type === 'options')) {
			expect(field.options?.map((option) => 'value' in option && option.value)).toContain(field.default);
		}
	});
});

test('operations that take something away for good say what', () => {
	const deletions = operations.filter(({ operation }) => operation.value === 'delete').map(({ operation }) => operation.description);
	expect(deletions).toHaveLength(15);
	expect(deletions.filter((text) => !/for good/.test(text))).toEqual([]);
});

test('actions are told apart', () => {
	const actions = operations.map(({ operation }) => operation.action);
	expect(actions.filter((action, index) => actions.indexOf(action) !== index)).toEqual([]);
});

test('no field takes a number where a list can be offered', () => {
	const picked = ['inboxId', 'assigneeId', 'agentId', 'teamId', 'contactId', 'labelId', 'agentBotId'];
	const fields = operations.flatMap(({ operation }) => flat(operation.fields)).filter(({ name }) => picked.includes(name));
	expect(fields.filter(({ type }) => type !== 'resourceLocator').map(({ name }) => name)).toEqual([]);
});

function flat(fields: INodeProperties[]): INodeProperties[] {
	return fields.flatMap((field) => [field, ...flat(field.type === 'collection' ? (field.options ?? []).filter(isField) : [])]);
}

function isField(option: NonNullable<INodeProperties['options']>[number]): option is INodeProperties {
	return 'type' in option;
}

function allChoices(fields: INodeProperties[]): string[][] {
	const pickers = flat(fields).filter(({ type }) => type === 'options' || type === 'collection');
	const names = pickers.map(({ options = [] }) => options.map((option) => ('displayName' in option ? option.displayName : option.name)));
	return names.filter((choices) => choices.length >= 5);
}
