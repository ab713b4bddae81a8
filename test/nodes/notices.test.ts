import type { INode, INodeParameters } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { resources } from '../../nodes/Chatwoot/operations';
import { typeOf } from '../helpers/engine';
import { packageNodes, PACKAGE_NAME } from '../helpers/engine/packageTypes';
import { choicesOf } from '../reference/fillNode';

// Notices stand where people go wrong, and nowhere else: one at a time.

const MAX_CHARACTERS = 260;

/** Names of the notices that the panel shows, with these values beside the defaults. */
function noticesIn(type: string, given: INodeParameters): string[] {
	const { description } = typeOf(`${PACKAGE_NAME}.${type}`);
	const node: INode = { id: '1', name: type, type, typeVersion: 1, position: [0, 0], parameters: given };
	const parameters = NodeHelpers.getNodeParameters(description.properties, given, true, false, node, description) ?? {};
	const notices = description.properties.filter((property) => property.type === 'notice');
	return notices.filter((notice) => NodeHelpers.displayParameter(parameters, notice, node, description)).map(({ name }) => name);
}

const send = { resource: 'notification', operation: 'send' };
const sendTemplate = { resource: 'message', operation: 'sendTemplate' };
const name = { __rl: true, mode: 'list', value: 'order_confirmation|es' };
const bodyParams = { param: [{ name: '', value: 'Ana' }] };

const rows: Array<[what: string, type: string, parameters: INodeParameters, expected: string[]]> = [
	['a webhook of the account', 'chatwootTrigger', {}, ['accountNotice']],
	['an agent bot', 'chatwootTrigger', { source: 'agentBot' }, ['pasteNotice']],
	['an API inbox', 'chatwootTrigger', { source: 'apiInbox' }, ['pasteNotice']],
	['no template for a closed window', 'chatwoot', send, ['windowNotice']],
	['nothing in the template', 'chatwoot', { ...send, template: { name: { ...name, value: '' } } }, ['windowNotice']],
	['no template, and none wanted', 'chatwoot', { ...send, whenWindowClosed: 'skip' }, []],
	['a template without values', 'chatwoot', { ...send, template: { name } }, ['templateNotice']],
	['a template with values', 'chatwoot', { ...send, template: { name, bodyParams } }, []],
	['a template with values of the item', 'chatwoot', { ...send, noticeSource: 'orderItem', template: { name } }, []],
	['a template message without template', 'chatwoot', sendTemplate, []],
	['a template message without values', 'chatwoot', { ...sendTemplate, template: { name } }, ['templateNotice']],
	['a template message with values', 'chatwoot', { ...sendTemplate, template: { name, bodyParams } }, []],
	['an assistant that leaves people alone', 'geminiReply', {}, ['assignedNotice']],
	['an assistant that drafts', 'geminiReply', { mode: 'draft' }, ['assignedNotice']],
	['an assistant that may interrupt', 'geminiReply', { options: { allowWhenAssigned: true } }, []],
	['an assistant that writes nothing', 'geminiReply', { mode: 'returnOnly' }, []],
	['no signature', 'shopifyOrderMapper', {}, []],
	['a signature', 'shopifyOrderMapper', { verifySignature: true }, ['rawBodyNotice']],
	['a score in the item', 'leadScorer', {}, []],
	['a score in Chatwoot', 'leadScorer', { options: { updateContact: true } }, ['attributesNotice']],
];

it.each(rows)('%s: %s', (_what, type, parameters, expected) => {
	expect(noticesIn(type, parameters)).toEqual(expected);
});

const operations = resources.flatMap(({ value, operations: own }) => own.map((operation) => ({ resource: value, operation: operation.value })));
const picked = packageNodes.flatMap(({ description }) =>
	description.properties
		.filter(({ type, displayOptions }) => type === 'options' && !displayOptions?.show)
		.flatMap((picker) => choicesOf(picker).map((choice) => ({ type: description.name, parameters: { [picker.name]: choice } }))),
);

it('never two at a time', () => {
	const all = [...picked, ...operations.map((parameters) => ({ type: 'chatwoot', parameters }))];
	expect(all.length).toBeGreaterThan(150);
	expect(all.filter(({ type, parameters }) => noticesIn(type, parameters).length > 1)).toEqual([]);
});

it('a Schedule Trigger is asked for until the node has run', () => {
	const { hints } = typeOf(`${PACKAGE_NAME}.staleConversationEscalator`).description;
	expect(hints).toEqual([expect.objectContaining({ message: expect.stringContaining('Schedule Trigger') as string, location: 'outputPane', whenToDisplay: 'beforeExecution' })]);
});

it('each is short', () => {
	const notices = packageNodes.flatMap(({ description }) => description.properties.filter(({ type }) => type === 'notice'));
	expect(notices.length).toBeGreaterThan(5);
	expect(notices.filter(({ displayName }) => displayName.length > MAX_CHARACTERS).map((notice) => notice.name)).toEqual([]);
});
