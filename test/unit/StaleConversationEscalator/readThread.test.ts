import { readThreadMessage, readWait, type ThreadMessage, type Voice } from '../../../nodes/StaleConversationEscalator/readThread';
import type { JsonRecord } from '../../../nodes/shared/chatwoot/types';

const user = { id: 1, type: 'user' };
const bot = { id: 1, type: 'agent_bot' };
const mark = { source: 'chatwoot.notification', key: 'k' };

describe('a message is of', () => {
	const rows: Array<[name: string, voice: Voice, record: JsonRecord]> = [
		['the customer', 'customer', { message_type: 0 }],
		['the customer, as nested records say it', 'customer', { message_type: 0, sender_type: 'Contact' }],
		['a human', 'human', { message_type: 1, sender: user }],
		['a human, as nested records say it', 'human', { message_type: 1, sender_type: 'User' }],
		["a human, written on the shop's own phone", 'human', { message_type: 1, content_attributes: { external_echo: true } }],
		['a human who sent a template', 'human', { message_type: 1, sender: user, additional_attributes: { template_params: { name: 'x' } } }],
		['a bot', 'machine', { message_type: 1, sender: bot }],
		['a bot, as nested records say it', 'machine', { message_type: 1, sender_type: 'AgentBot' }],
		['a bot with the mark of a rule, which Chatwoot does not heed', 'machine', { message_type: 1, sender: bot, content_attributes: { automation_rule_id: 1 } }],
		["this package under a user's name", 'machine', { message_type: 1, sender: user, content_attributes: { automation: mark } }],
		['this package, not counted by Chatwoot', 'other', { message_type: 1, sender: user, content_attributes: { automation: mark, automation_rule_id: 1 } }],
		['an automation rule', 'other', { message_type: 1, sender: user, content_attributes: { automation_rule_id: 3 } }],
		['a campaign', 'other', { message_type: 1, sender: user, additional_attributes: { campaign_id: 5 } }],
		['nobody: a private note', 'other', { message_type: 1, sender: user, private: true }],
		['nobody: an activity', 'other', { message_type: 2 }],
		['nobody: a template of Chatwoot itself', 'other', { message_type: 3 }],
		['nobody: what the customer deleted', 'other', { message_type: 0, content_attributes: { deleted: true } }],
		['nobody: an answer that was deleted', 'other', { message_type: 1, sender: user, content_attributes: { deleted: true } }],
		['nobody: a reaction', 'other', { message_type: 0, content_attributes: { is_reaction: true } }],
		['nobody: outgoing without a sender', 'other', { message_type: 1 }],
	];
	it.each(rows)('%s', (_name, voice, record) => {
		expect(readThreadMessage({ id: 5, created_at: 7, content: ' a \n b ', ...record })).toEqual({ id: 5, at: 7, voice, text: 'a b' });
	});

	it.each([
		['text', { content: '¿llegó?' }, '¿llegó?'],
		['a picture without text', { content: null, attachments: [{ file_type: 'image' }] }, '[image]'],
		['nothing', { content: null }, ''],
	])('and says %s', (_name, record, text) => {
		expect(readThreadMessage({ id: 1, message_type: 0, ...record }).text).toBe(text);
	});
});

/** `c10` is the customer at second 10. Ids rise with the place in the list. */
const VOICES: Record<string, Voice> = { c: 'customer', h: 'human', m: 'machine', o: 'other' };
const thread = (text: string): ThreadMessage[] =>
	text.split(' ').filter(Boolean).map((one, index) => ({ id: index + 1, voice: VOICES[one.charAt(0)] ?? 'other', at: Number(one.slice(1)), text: one }));

describe('who waits since when', () => {
	const rows: Array<[name: string, messages: string, waitingSince: number | undefined, since: number | undefined]> = [
		['nobody wrote', '', 5, undefined],
		['an order notice nobody answered, although Chatwoot counts', 'o5', 5, undefined],
		['a plain notice of this package', 'm5', 0, undefined],
		['one message', 'c10', 10, 10],
		['several: the oldest', 'c10 c20 c30', 10, 10],
		['a human answered', 'c10 h20', 0, undefined],
		['after an answer the customer wrote again', 'c10 h20 c30 c40', 30, 30],
		['an automatic reply in between hides nothing', 'c10 o11 c20', 10, 10],
		['an automatic reply last hides nothing', 'c10 o11', 10, 10],
		['a customer who answers a notice: not since the notice', 'o5 c90', 5, 90],
		['a bot answered: no human did, although Chatwoot counts nobody', 'c10 m11', 0, 10],
		['a bot answered and the customer wrote again: the oldest', 'c10 m11 c20', 20, 10],
		['a bot handed over, which starts Chatwoot anew', 'c10 m11', 50, 10],
		['a notice in between moves the clock of Chatwoot, not ours', 'c10 m20 c30', 30, 10],
		['a notice before the question explains nothing', 'm5 c10', 10, 10],
		['resolved without a word, reopened by hand', 'c10', 0, undefined],
		['resolved without a word, then the customer wrote again', 'c10 o11 c50', 50, 50],
		['resolved long after a machine: only the messages tell', 'c10 m11 c50', 50, 10],
		['a server without the field: the messages', 'c10 o11 c20', undefined, 10],
		['a server without the field, answered', 'c10 h20', undefined, undefined],
	];
	it.each(rows)('%s', (_name, messages, waitingSince, since) => {
		const wait = readWait(thread(messages).reverse(), waitingSince);
		expect(wait?.since).toBe(since);
	});

	it('names the period by the oldest message and quotes the newest', () => {
		expect(readWait(thread('h5 c10 o11 c20'), 10)).toEqual({ messageId: 2, since: 10, lastText: 'c20' });
	});
});
