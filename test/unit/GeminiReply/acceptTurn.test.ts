import { acceptTurn, checkSince, type TurnRules } from '../../../nodes/GeminiReply/acceptTurn';
import { readState, type ThreadMessage } from '../../../nodes/GeminiReply/readThread';
import { activity, byAssistant, file, incoming, note, outgoing, thread } from './threadRows';

const RULES: TurnRules = { messageId: 10, allowWhenAssigned: false, handoffLabel: 'needs-human', maxRepliesPerHour: 2 };
const open = { status: 'open', can_reply: true, labels: [], meta: { sender: { name: 'Ana' }, channel: 'Channel::Whatsapp' } };
const accept = (messages: ThreadMessage[], rules: Partial<TurnRules> = {}, conversation: object = {}) =>
	acceptTurn(readState({ ...open, ...conversation }), messages, { ...RULES, ...rules });
const asked = incoming(10, '¿precio?');
const assigned = (type?: string) => ({ meta: { ...open.meta, assignee: { id: 2, name: 'Luis' }, ...(type ? { assignee_type: type } : {}) } });

describe('answers', () => {
	test.each([
		['the message', [asked], [10]],
		['the whole burst', [incoming(8, 'hola'), incoming(9, 'una consulta'), asked], [8, 9, 10]],
		['what came since a person wrote', [incoming(1, 'a'), outgoing(2, 'b'), incoming(8, 'c'), asked], [8, 10]],
		['what came since the assistant wrote', [incoming(1, 'a'), byAssistant(2, 'b'), asked], [10]],
		['across notes, activities and automatic texts', [incoming(8, 'a'), note(9, 'x'), activity(9), outgoing(9, 'Estamos cerrados', { content_attributes: { automation_rule_id: 1 } }), asked], [8, 10]],
		['after a greeting of Chatwoot', [asked, outgoing(11, 'Bienvenida', { message_type: 3 })], [10]],
		['after a notice of this package', [asked, outgoing(11, 'Tu pedido', { content_attributes: { automation: { source: 'chatwoot.notification', key: 'k' } } })], [10]],
		['an attachment alone', [incoming(10, null, { attachments: [file()] })], [10]],
		['an emoji', [incoming(10, '👍')], [10]],
	])('%s', (_name, rows, ids) => {
		const turn = accept(thread(...rows));
		expect('burst' in turn ? turn.burst.map(({ id }) => id) : turn).toEqual(ids);
	});

	test.each([
		['a pending conversation', { status: 'pending' }],
		['one assigned to a bot', assigned('AgentBot')],
		['one with another label', { labels: ['vip'] }],
	])('in %s', (_name, conversation) => {
		expect(accept(thread(asked), {}, conversation)).toMatchObject({ last: { id: 10 } });
	});

	test('one assigned to a person when that is allowed', () => {
		expect(accept(thread(asked), { allowWhenAssigned: true }, assigned('User'))).toMatchObject({ last: { id: 10 } });
	});

	test('the newest message when none is named', () => {
		expect(accept(thread(incoming(3, 'a'), asked), { messageId: undefined })).toMatchObject({ last: { id: 10 } });
	});
});

describe('skips', () => {
	test.each([
		['superseded', [asked, incoming(11, 'otra cosa')]],
		['superseded', Array.from({ length: 20 }, (_one, at) => incoming(20 + at, 'x'))],
		['humanReplied', [asked, outgoing(11, 'Yo te ayudo')]],
		['alreadyAnswered', [asked, byAssistant(11, 'Cuesta…', '10')]],
		['alreadyAnswered', [asked, outgoing(11, 'Te paso', { content_attributes: { automation: { source: 'geminiReply', key: '10/note' } } })]],
		['notFromCustomer', [outgoing(10, 'soy yo')]],
		['notFromCustomer', [incoming(10, 'soy un bot', { sender: { type: 'agent_bot' } })]],
		['messageGone', [incoming(3, 'a')]],
		['messageGone', []],
		['messageGone', [incoming(10, 'borrado', { content_attributes: { deleted: true } })]],
		['noContent', [incoming(10, null)]],
		['noContent', [incoming(10, ' \n')]],
		['automaticText', [incoming(10, 'Este es un mensaje automático: volveré el lunes')]],
		['automaticText', [incoming(10, 'Auto-Reply: I am out of office')]],
		['automaticText', [incoming(10, 'Esta é uma resposta automática')]],
		['automaticText', [byAssistant(9, 'Hola, ¿en qué te ayudo?', '1'), incoming(10, '¡HOLA, ¿en qué te ayudo?'.replace('¡', ''))]],
		['replyCapReached', [incoming(1, 'a'), byAssistant(2, 'b'), incoming(3, 'c'), byAssistant(4, 'd'), asked]],
	])('%s', (reason, rows) => {
		expect(accept(thread(...rows))).toMatchObject({ skip: reason, detail: expect.stringMatching(/\w.*\.$/) as unknown });
	});

	test.each([
		['conversationResolved', { status: 'resolved' }],
		['conversationSnoozed', { status: 'snoozed' }],
		['humanAssigned', assigned('User')],
		['humanAssigned', assigned()],
		['waitingForHuman', { labels: ['needs-human'] }],
		['windowClosed', { can_reply: false }],
		['contactBlocked', { meta: { sender: { blocked: true } } }],
	])('%s', (reason, conversation) => {
		expect(accept(thread(asked), {}, conversation)).toMatchObject({ skip: reason });
	});

	test('the cap counts an hour, drafts too, hand-off messages not', () => {
		const old = (id: number, key: string) => ({ ...byAssistant(id, `answer ${id}`, key), created_at: 1_795_200_010 - 3_600 });
		expect(accept(thread(old(1, '1'), old(2, '2'), asked))).toMatchObject({ last: { id: 10 } });
		expect(accept(thread(byAssistant(2, 'a', '1/draft'), byAssistant(3, 'b', '1/draft'), asked))).toMatchObject({ skip: 'replyCapReached' });
		expect(accept(thread(byAssistant(2, 'a', 'handoff/1'), byAssistant(3, 'b', 'handoff/1'), asked))).toMatchObject({ last: { id: 10 } });
	});
});

describe('what happened since', () => {
	test.each([
		['nothing', [asked], undefined],
		['a note', [asked, note(11, 'mirando')], undefined],
		['a notice', [asked, outgoing(11, 'x', { content_attributes: { automation_rule_id: 3 } })], undefined],
		['the customer wrote', [asked, incoming(11, 'hola?')], 'superseded'],
		['a person wrote', [asked, outgoing(11, 'hola')], 'humanReplied'],
		['a person wrote below a note', [asked, outgoing(11, 'hola'), note(12, 'listo')], 'humanReplied'],
	])('%s', (_name, rows, reason) => {
		expect(checkSince(thread(...rows), 10)?.skip).toBe(reason);
	});
});
