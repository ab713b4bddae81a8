import { readSettings, type Parameters } from '../../../nodes/StaleConversationEscalator/readSettings';
import { readTiers } from '../../../nodes/StaleConversationEscalator/readTiers';
import { NOW } from './records';

const locator = (value: unknown) => ({ __rl: true, mode: 'list', value });

it('reads what the panel stores', () => {
	const tier = [
		{ afterMinutes: 10, assignTo: 'agent', agentId: locator(3) },
		{ afterMinutes: '30', assignTo: 'team', teamId: locator('4'), label: ' Waiting ', priority: 'urgent', note: ' mira ' },
		{ afterMinutes: 60, assignTo: 'none' },
	];
	expect(readTiers({ tier })).toEqual([
		{ number: 1, afterMinutes: 10, assign: { to: 'agent', id: 3 }, label: '', priority: undefined, note: '' },
		{ number: 2, afterMinutes: 30, assign: { to: 'team', id: 4 }, label: 'waiting', priority: 'urgent', note: 'mira' },
		{ number: 3, afterMinutes: 60, assign: undefined, label: '', priority: undefined, note: '' },
	]);
});

const none = (afterMinutes: unknown) => ({ afterMinutes, assignTo: 'none' });

it.each([
	['no tiers', {}, /Tiers is empty/],
	['out of order', { tier: [none(30), none(10)] }, /Tier 2 comes after 10 minutes.*tier 1.*30.*order/],
	['the same twice', { tier: [none(10), none(10)] }, /Tier 2 comes after 10 minutes/],
	['minutes that are words', { tier: [none('soon')] }, /Tier 1: After \(Minutes\) is "soon"/],
	['minutes below zero', { tier: [none(-1)] }, /Tier 1: After \(Minutes\)/],
	['nobody chosen', { tier: [{ afterMinutes: 10, assignTo: 'agent', agentId: locator('') }] }, /Tier 1: Agent is empty.*Nobody/],
	['no team chosen', { tier: [none(5), { afterMinutes: 10, assignTo: 'team' }] }, /Tier 2: Team is empty/],
	['an agent by name', { tier: [{ afterMinutes: 10, assignTo: 'agent', agentId: 'Ana' }] }, /Tier 1: Agent must be a whole number/],
	['a stranger to assign to', { tier: [{ afterMinutes: 10, assignTo: 'bot' }] }, /Assign To is "bot"/],
	['two labels in one', { tier: [{ ...none(10), label: 'a, b' }] }, /Tier 1: Label is "a, b"/],
	['an unknown priority', { tier: [{ ...none(10), priority: 'huge' }] }, /Tier 1: Priority is "huge".*low, medium, high, urgent/],
])('%s: a sentence', (_name, value, sentence) => {
	expect(() => readTiers(value)).toThrow(sentence);
});

describe('the settings', () => {
	const given = (more: Partial<Parameters>): Parameters => ({ tiers: { tier: [none(10)] }, filters: {}, businessHours: 'always', schedule: '', dryRun: false, options: {}, timezone: 'America/Santiago', ...more });

	it('have the defaults that are documented', () => {
		expect(readSettings(given({}), NOW)).toEqual({
			tiers: [expect.objectContaining({ number: 1 })],
			filters: { inboxIds: [], teamIds: [], labels: [], excludeLabels: [], includeAssignedToBot: false },
			hours: { kind: 'always' },
			dryRun: false,
			maxEscalations: 50,
			maxPages: 400,
			ignoreOlderMinutes: 4_320,
			lookBehindBots: false,
			at: NOW,
		});
	});

	it.each([
		['text with commas', { inboxIds: '1, 4', labels: 'VIP,order' }, [1, 4], ['vip', 'order']],
		['lists', { inboxIds: [1, 4], labels: ['VIP', 'order'] }, [1, 4], ['vip', 'order']],
		['one number', { inboxIds: 4 }, [4], []],
		['nothing', { inboxIds: '', labels: '' }, [], []],
	])('read filters from %s', (_name, filters, inboxIds, labels) => {
		expect(readSettings(given({ filters }), NOW).filters).toMatchObject({ inboxIds, labels });
	});

	it.each([
		['an inbox by name', { filters: { inboxIds: 'WhatsApp' } }, /Inbox IDs must be a whole number/],
		['a tier beyond what is looked back to', { tiers: { tier: [none(72 * 60)] } }, /Tier 1 comes after 4320 minutes.*72 hours/],
		['no escalations at all', { options: { maxEscalations: 0 } }, /Max Escalations/],
		['half a page', { options: { maxPages: 1.5 } }, /Max Pages/],
		['hours below zero', { options: { ignoreOlderThanHours: -1 } }, /Ignore Older Than/],
		['an instant that is none', { options: { at: 'soon' } }, /Moment must be a date/],
		['a schedule that is none', { businessHours: 'json', schedule: '{' }, /schedule is no JSON object/],
		['a stranger for business hours', { businessHours: 'gate' }, /Business Hours is "gate"/],
	])('%s: a sentence', (_name, more, sentence) => {
		expect(() => readSettings(given(more), NOW)).toThrow(sentence);
	});

	it('0 hours look back for ever', () => {
		const options = { ignoreOlderThanHours: 0 };
		expect(readSettings(given({ options, tiers: { tier: [none(500_000)] } }), NOW).ignoreOlderMinutes).toBe(Infinity);
	});
});
