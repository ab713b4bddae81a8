import type { INode, INodeParameters } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { resources } from '../../nodes/Chatwoot/operations';
import { typeOf } from '../helpers/engine';
import { packageNodes, PACKAGE_NAME } from '../helpers/engine/packageTypes';

// What stands under a node's name on the canvas, evaluated as n8n's editor does.

const ALL_KINDS = ['orderCreated', 'orderPaid', 'orderFulfilled', 'orderPartiallyFulfilled', 'orderCancelled', 'refundCreated', 'shipmentCreated', 'shipmentUpdated', 'checkoutAbandoned'];
const BY_EXPRESSION = '={{ $json.setting }}';
const tiers = (...minutes: unknown[]) => ({ tier: minutes.map((afterMinutes) => ({ afterMinutes })) }) as INodeParameters;
const model = (value: string) => ({ __rl: true, mode: 'list', value });

/** Beside what is set a node has its defaults, unless they are left out as well. */
function subtitleOf(type: string, parameters: INodeParameters, withDefaults = true): unknown {
	const nodeType = typeOf(`${PACKAGE_NAME}.${type}`);
	const node: INode = { id: '1', name: type, type: `${PACKAGE_NAME}.${type}`, typeVersion: 1, position: [0, 0], parameters };
	const nodeTypes = { getByName: () => nodeType, getByNameAndVersion: () => nodeType, getKnownTypes: () => ({}) };
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	if (!withDefaults) node.parameters = parameters;
	return workflow.expression.getSimpleParameterValue(node, nodeType.description.subtitle, 'internal', {});
}

const rows: Array<[type: string, expected: string, parameters: INodeParameters]> = [
	['chatwootTrigger', 'messages from customers', { events: ['message_created'], messageFilter: 'customer' }],
	['chatwootTrigger', 'messages from agents', { events: ['message_created'], messageFilter: 'agent' }],
	['chatwootTrigger', 'all messages', { events: ['message_created'], messageFilter: 'all' }],
	['chatwootTrigger', 'messages from customers, message updated', { events: ['message_created', 'message_updated'], messageFilter: 'customer' }],
	['chatwootTrigger', 'contact created, contact updated', { events: ['contact_created', 'contact_updated'], messageFilter: 'customer' }],
	['chatwootTrigger', 'web widget opened', { events: ['webwidget_triggered'] }],
	['chatwootTrigger', 'no event', { events: [] }],
	['chatwootTrigger', 'messages from customers', { events: ['message_created'], messageFilter: BY_EXPRESSION }],
	['chatwoot', 'Send a notification', { resource: 'notification', operation: 'send' }],
	['chatwoot', 'Get many conversations', { resource: 'conversation', operation: 'getAll' }],
	['chatwoot', 'contact: teleport', { resource: 'contact', operation: 'teleport' }],
	['shopifyOrderMapper', "all notices, in the customer's language", { notifyOn: ALL_KINDS, language: 'auto' }],
	['shopifyOrderMapper', 'order created, in Spanish', { notifyOn: ['orderCreated'], language: 'es' }],
	['shopifyOrderMapper', 'order created, order paid, in Portuguese', { notifyOn: ['orderCreated', 'orderPaid'], language: 'pt' }],
	['shopifyOrderMapper', '3 kinds of notices, in English', { notifyOn: ['orderCreated', 'orderPaid', 'refundCreated'], language: 'en' }],
	['shopifyOrderMapper', "no notice, in the customer's language", { notifyOn: [], language: BY_EXPRESSION }],
	['geminiReply', 'answers customers, gemini-3.5-flash-lite', { mode: 'send', model: model('gemini-3.5-flash-lite') }],
	['geminiReply', 'drafts for agents, gemini-3.8-flash', { mode: 'draft', model: model('models/gemini-3.8-flash') }],
	['geminiReply', 'writes nothing to Chatwoot', { mode: 'returnOnly', model: model(BY_EXPRESSION) }],
	['businessHoursGate', 'hours filled in here', { scheduleSource: 'fields', holidayCalendar: 'none' }],
	['businessHoursGate', 'hours filled in here, closed on holidays of Chile', { scheduleSource: 'fields', holidayCalendar: 'CL' }],
	['businessHoursGate', 'hours as JSON', { scheduleSource: 'json', holidayCalendar: 'CL' }],
	['businessHoursGate', 'hours of inbox 3, closed on holidays of Brazil', { scheduleSource: 'chatwootInbox', inboxId: model('3'), holidayCalendar: 'BR' }],
	['businessHoursGate', "hours of the item's inbox", { scheduleSource: 'chatwootInbox', inboxId: model('') }],
	['businessHoursGate', "hours of the item's inbox", { scheduleSource: 'chatwootInbox', inboxId: model(BY_EXPRESSION), holidayCalendar: BY_EXPRESSION }],
	['staleConversationEscalator', 'after 10 minutes', { tiers: tiers(10), dryRun: false }],
	['staleConversationEscalator', 'dry run, after 10, 60 minutes', { tiers: tiers(10, 60), dryRun: true }],
	['staleConversationEscalator', 'after 10 minutes', { tiers: tiers(10, BY_EXPRESSION), dryRun: BY_EXPRESSION }],
	['staleConversationEscalator', 'no tier', { tiers: {}, dryRun: false }],
	['leadScorer', 'built-in rules', { ruleSet: 'default', options: {} }],
	['leadScorer', 'own rules', { ruleSet: 'json', options: { keepDefaultRules: false } }],
	['leadScorer', 'own and built-in rules, updates the contact', { ruleSet: 'json', options: { keepDefaultRules: true, updateContact: true } }],
	['leadScorer', 'built-in rules, updates the contact', { ruleSet: 'default', options: { updateContact: true } }],
];

test.each(rows)('%s: %s', (type, expected, parameters) => {
	expect(subtitleOf(type, parameters)).toBe(expected);
});

const types = packageNodes.map(({ description }) => description.name);

test.each(types)('%s says something when nothing is set', (type) => {
	expect(subtitleOf(type, {}, false)).toMatch(/^[^{}=]{3,60}$/);
});

test.each(types)('%s says something when everything is an expression that cannot be evaluated yet', (type) => {
	const names = typeOf(`${PACKAGE_NAME}.${type}`).description.properties.map(({ name }) => name);
	const parameters = Object.fromEntries(names.map((name) => [name, "={{ $('Webhook').item.json.body.setting }}"]));
	expect(subtitleOf(type, parameters, false)).toMatch(/^[^{}=]{3,60}$/);
});

test('every operation has its own words, short enough for the canvas', () => {
	const texts = resources.flatMap(({ value, operations }) => operations.map((operation) => subtitleOf('chatwoot', { resource: value, operation: operation.value })));
	const actions = resources.flatMap(({ operations }) => operations.map(({ action }) => action));
	expect(texts).toEqual(actions);
	expect(actions.filter((action) => action.length > 60)).toEqual([]);
	expect(new Set(actions).size).toBe(actions.length);
});
