import { send } from '../../../../../nodes/Chatwoot/operations/message/send';
import { NOW, refusalOf, runOperation } from '../runOperation';

const MESSAGES = '/conversations/42/messages';
const GET = { to: `GET ${MESSAGES}`, query: { filter_internal_messages: true } };
const nowSeconds = NOW.getTime() / 1000;
const page = (...rows: object[]) => ({ meta: {}, payload: rows });
const customer = (id: number) => ({ id, message_type: 0, private: false, created_at: nowSeconds - 1, content_attributes: {} });
const person = (ageSeconds: number, changes: object = {}) => ({
	...{ id: 5, message_type: 1, private: false, created_at: nowSeconds - ageSeconds, content_attributes: {}, sender: { id: 1, type: 'user' } },
	...changes,
});
const given = (options: object) => ({ conversationId: 42, content: 'Estamos cerrados', options });
const quiet = given({ skipIfAgentRepliedMinutes: 5 });

describe('message.send, automatic and with a key', () => {
	test('looks, sends, and leaves the waiting time alone', async () => {
		const { asked, output } = await runOperation(send, given({ automatic: true, idempotencyKey: 'night-1' }), [page(customer(1)), { id: 9, status: 'sent' }]);
		const content_attributes = { automation_rule_id: 1, automation: { source: 'chatwoot.message', key: 'night-1' } };
		expect(asked).toEqual([GET, { to: `POST ${MESSAGES}`, body: { content: 'Estamos cerrados', content_attributes } }]);
		expect(output).toEqual([{ id: 9, messageId: 9, deliveryStatus: 'sent', status: 'sent' }]);
	});

	test('a key that is there already: nothing is sent', async () => {
		const there = { ...person(86_400 * 8), content_attributes: { automation: { source: 'x', key: 'night-1' } } };
		const { asked, output } = await runOperation(send, given({ automatic: true, idempotencyKey: 'night-1' }), [page(there, customer(6))]);
		expect([asked, output]).toEqual([[GET], [expect.objectContaining({ id: 5, status: 'duplicate' })]]);
	});
});

describe('message.send after a person wrote', () => {
	const skips = [{ status: 'skipped', reason: 'agentReplied', conversationId: 42 }];
	const rows: Array<[string, object, boolean]> = [
		['one second less than the minutes ago', person(299), true],
		['exactly the minutes ago', person(300), false],
		['from the shop\'s own phone', person(60, { sender: null, content_attributes: { external_echo: true } }), true],
		['a note', person(60, { private: true }), false],
		['a bot', person(60, { sender: { id: 1, type: 'agent_bot' } }), false],
		['a rule of Chatwoot\'s', person(60, { content_attributes: { automation_rule_id: 3 } }), false],
		['a message of this package', person(60, { content_attributes: { automation: { source: 'x', key: 'y' } } }), false],
		['the customer', customer(5), false],
		['Chatwoot\'s out-of-office message', person(60, { message_type: 3, sender: null }), false],
	];

	test.each(rows)('%s', async (_name, row, skipped) => {
		const { asked, output } = await runOperation(send, quiet, skipped ? [page(row)] : [page(row), { id: 9, status: 'sent' }]);
		expect([asked.length, output]).toEqual(skipped ? [1, skips] : [2, [{ id: 9, messageId: 9, deliveryStatus: 'sent', status: 'sent' }]]);
	});

	test('0 minutes: nothing is looked for', async () => {
		const { asked } = await runOperation(send, given({ skipIfAgentRepliedMinutes: 0 }), [{ id: 9 }]);
		expect(asked.map(({ to }) => to)).toEqual([`POST ${MESSAGES}`]);
	});

	test('a long text is skipped as a whole', async () => {
		const long = { ...quiet, content: 'a b '.repeat(2_000), options: { skipIfAgentRepliedMinutes: 5, splitLongText: true } };
		expect((await runOperation(send, long, [page(person(60))])).output).toEqual(skips);
	});

	test('minutes that are none: a sentence', async () => {
		expect(await refusalOf(send, given({ skipIfAgentRepliedMinutes: 'five' }))).toBe('Skip If an Agent Wrote (Minutes) must be a number of minutes, such as 5; 0 turns it off.');
	});
});
