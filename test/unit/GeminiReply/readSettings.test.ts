import { readSettings } from '../../../nodes/GeminiReply/readSettings';
import { checkItem, readWish } from '../../../nodes/GeminiReply/readWish';

const read = (parameters: Record<string, unknown> = {}, options: Record<string, unknown> = {}) =>
	readSettings((name) => ({ options, ...parameters })[name]);

test('works as it comes', () => {
	expect(read()).toEqual({
		...{ mode: 'send', models: ['gemini-3.5-flash-lite'], instructions: '', knowledge: '', historyLimit: 12 },
		...{ quietSeconds: 5, timeoutSeconds: 20, maxRepliesPerHour: 8, minConfidence: 0.5, maxCharacters: 900 },
		...{ redactPersonalData: false, allowWhenAssigned: false, includeImages: true, includeAudio: true },
		...{ temperature: undefined, thinkingLevel: undefined, handoffPhrases: '', handoffLabel: 'needs-human', answerAsBotId: 0 },
		handoff: { label: 'needs-human', teamId: 0, assigneeId: 0, message: '' },
	});
});

test.each([
	['a model of the list', { model: { __rl: true, mode: 'list', value: 'models/gemini-3.8-flash' } }, {}, { models: ['gemini-3.8-flash'] }],
	['fallbacks, each once', {}, { fallbackModels: 'gemini-3.6-flash, gemini-3.5-flash-lite,,gemini-3.6-flash' }, { models: ['gemini-3.5-flash-lite', 'gemini-3.6-flash'] }],
	['fallbacks as a list', {}, { fallbackModels: ['a', 'b'] }, { models: ['gemini-3.5-flash-lite', 'a', 'b'] }],
	['no label', {}, { handoffLabel: '' }, { handoffLabel: '' }],
	['numbers as text', { historyLimit: '3' }, { quietSeconds: '0', temperature: '0' }, { historyLimit: 3, quietSeconds: 0, temperature: 0 }],
	['a level in any case', {}, { thinkingLevel: 'low' }, { thinkingLevel: 'LOW' }],
	['an agent', {}, { handoffAssigneeId: '3', handoffTeamId: 4 }, { handoff: { label: 'needs-human', teamId: 4, assigneeId: 3, message: '' } }],
])('%s', (_name, parameters, options, expected) => {
	expect(read(parameters, options)).toMatchObject(expected);
});

test.each([
	['mode', { mode: 'shout' }, {}, /^Mode must be one of/],
	['model', { model: 'x/y' }, {}, /^Model "x\/y"/],
	['a fallback', {}, { fallbackModels: 'a?key=1' }, /^Model/],
	['history', { historyLimit: 0 }, {}, /^History Limit must be a number from 1 to 40/],
	['quiet time', {}, { quietSeconds: 61 }, /^Quiet Time/],
	['confidence', {}, { minConfidence: 'high' }, /^Min Confidence must be a number from 0 to 1, but is "high"/],
	['characters', {}, { maxCharacters: 5_000 }, /^Max Characters/],
	['temperature', {}, { temperature: 3 }, /^Temperature/],
	['thinking', {}, { thinkingLevel: 'deep' }, /^Thinking Level/],
	['team', {}, { handoffTeamId: 'sales' }, /^Hand-Off Team ID must be a whole number/],
])('%s: says what is wrong', (_name, parameters, options, message) => {
	expect(() => read(parameters, options)).toThrow(message);
});

const field = (value: unknown, written: unknown = value) => ({ value, written });
const wish = (conversationId: ReturnType<typeof field>, item: Record<string, unknown>) =>
	readWish({ conversationId, messageId: field(7), content: field('hola') }, item);

test.each([
	['the item names it', field(42), { conversationId: 42 }],
	['the item names it as text', field('42'), { conversationId: '42' }],
	['the item names none', field(42), {}],
	['the item names nothing', field(42), { conversationId: null, conversation: null }],
	['both names agree', field(42), { conversationId: 42, conversation: { id: 42 } }],
])('a conversation is taken: %s', (_name, conversationId, item) => {
	expect(wish(conversationId, item)).toEqual({ conversationId: 42, messageId: 7, content: 'hola' });
});

test.each([
	['the item names another', field(42), { conversationId: 43 }, /no other/],
	['a part of the item names another', field(42), { conversationId: 42, conversation: { id: 43 } }, /no other/],
	['a model fills it', field(42, "={{ $fromAI('conversationId') }}"), { conversationId: 42 }, /no model may choose/],
	['a model fills it, whatever the case', field(42, '={{ $fromai("x") }}'), {}, /no model may choose/],
	['it is empty', field(undefined), {}, /is empty/],
	['it is no number', field('abc'), {}, /whole number/],
])('a conversation is refused: %s', (_name, conversationId, item, message) => {
	expect(() => wish(conversationId, item)).toThrow(message);
});

test.each([
	['a customer', { messageType: 'incoming', private: false, sender: { type: 'contact' } }, true],
	['an item that does not say', {}, true],
	['an agent', { messageType: 'outgoing', sender: { type: 'user' } }, false],
	['a note', { messageType: 'incoming', private: true }, false],
	['a bot', { messageType: 'incoming', sender: { type: 'agentBot' } }, false],
	['a greeting', { messageType: 'template' }, false],
])('answers: %s', (_name, item, expected) => {
	expect(checkItem(item) === undefined).toBe(expected);
});
