import type { IDataObject } from 'n8n-workflow';

import { blockedRegion, overloaded, quotaExceeded } from '../simulator/gemini/googleError';
import { saying } from '../simulator/gemini/gemini';
import { startAssistant, type Assistant, type AssistantRun } from '../helpers/startAssistant';
import { credentialFor } from '../helpers/startShop';

let shop: Assistant;
beforeEach(async () => {
	shop = await startAssistant();
});
afterEach(async () => await shop.stop());

const says = (reply: string, more: object = {}) => ({ says: { reply, handoff: false, confidence: 0.9, language: 'es', reason: 'faq', ...more } });

describe('an answer', () => {
	it('reaches the customer, in four requests to Chatwoot and one to Gemini', async () => {
		shop.simulator.gemini.next(says('La polera cuesta **$12.990**.'));
		const item = await shop.writes('¿cuánto cuesta la polera?');
		shop.simulator.calls.clear();
		const { output, json, ai } = await shop.run({ item });
		expect(output).toBe('replied');
		expect(json).toMatchObject(item);
		expect(ai).toEqual({
			reply: 'La polera cuesta **$12.990**.',
			handoff: false,
			reason: 'faq',
			detail: expect.any(String) as unknown,
			confidence: 0.9,
			language: 'es',
			model: 'gemini-3.5-flash-lite',
			usage: { promptTokens: 800, outputTokens: expect.any(Number) as unknown, thoughtTokens: 0 },
			messageId: expect.any(Number) as unknown,
			attempts: 1,
			draft: null,
			notDone: [],
		});
		expect(await shop.received()).toEqual(['La polera cuesta *$12.990*.']);
		expect(shop.calls().sort()).toEqual(['GET /conversations/n', 'GET /conversations/n', 'GET /conversations/n/messages', 'POST /conversations/n/messages']);
		expect(shop.simulator.gemini.calls).toHaveLength(1);
	});
});

/** Whether anything but the customer's own words is in the conversation. */
const untouched = (item: IDataObject) => shop.conversation(item.conversationId).messages.filter(({ type }) => type !== 'activity').every(({ type }) => type === 'incoming');

describe('an answer, further', () => {
	it('knows what was said before', async () => {
		await shop.writes('hola');
		const first = await shop.writes('soy Ana');
		await shop.agent('POST', `/conversations/${String(first.conversationId)}/messages`, { content: 'Hola Ana, te leo' });
		await shop.agent('POST', `/conversations/${String(first.conversationId)}/messages`, { content: 'clienta difícil', private: true });
		const item = await shop.writes('¿precio?');
		expect(await shop.run({ item })).toMatchObject({ output: 'replied' });
		const body = shop.simulator.gemini.calls[0]?.body as { contents: Array<{ role: string }> };
		expect(body.contents.map(({ role }) => role)).toEqual(['user', 'model', 'user']);
		expect(JSON.stringify(body)).not.toContain('difícil');
	});

	it('carries its mark, and the same message is not answered again', async () => {
		const item = await shop.writes('hola');
		await shop.run({ item });
		expect(shop.conversation(item.conversationId).messages.at(-1)?.contentAttributes).toMatchObject({ automation: { source: 'geminiReply', key: String(item.messageId) } });
		expect(await shop.run({ item })).toMatchObject({ output: 'skipped', ai: { reason: 'alreadyAnswered' } });
		expect(await shop.received()).toHaveLength(1);
		expect(shop.simulator.gemini.calls).toHaveLength(1);
	});

	it('is one when the same delivery comes twice at the same moment', async () => {
		const item = await shop.writes('hola');
		const outcomes = await Promise.all([shop.run({ item }), shop.run({ item })]);
		expect(outcomes.map(({ output }) => output).sort()).toEqual(['replied', 'skipped']);
		expect(await shop.received()).toHaveLength(1);
	});

	it('is one although its sending broke off midway', async () => {
		const item = await shop.writes('hola');
		shop.simulator.faults.add({ match: { method: 'POST', path: '/messages' }, kind: 'status502AfterEffect', times: 1 });
		expect(await shop.run({ item })).toMatchObject({ output: 'replied' });
		expect(await shop.received()).toHaveLength(1);
	});

	it('of a bot ends the wait and is no first reply of a person', async () => {
		const item = await shop.writes('hola');
		await shop.run({ item, options: { answerAsBotId: String(shop.simulator.bot) } });
		const { waitingSince, firstReplyCreatedAt, messages } = shop.conversation(item.conversationId);
		expect([waitingSince, firstReplyCreatedAt, messages.at(-1)?.sender?.kind]).toEqual([null, null, 'bot']);
	});

	it('leaves as text: no Liquid, no headings', async () => {
		shop.simulator.gemini.next(says('# Hola\n{{ contact.phone_number }} {% if true %}x{% endif %}'));
		const item = await shop.writes('hola');
		await shop.run({ item });
		expect(await shop.received()).toEqual(['*Hola*\n{\u200b{ contact.phone_number }} {\u200b% if true %}x{\u200b% endif %}']);
	});

	it('as a draft is a note for the agents, once', async () => {
		shop.simulator.gemini.always(says('La polera cuesta $12.990.'));
		const item = await shop.writes('¿precio?');
		const run = { item, parameters: { mode: 'draft' } };
		expect(await shop.run(run)).toMatchObject({ output: 'replied', ai: { reply: 'La polera cuesta $12.990.' } });
		expect(await shop.run(run)).toMatchObject({ output: 'skipped', ai: { reason: 'alreadyAnswered' } });
		expect(shop.notes(item.conversationId).map(({ content }) => content)).toEqual([expect.stringContaining('La polera cuesta $12.990.')]);
		expect(await shop.received()).toEqual([]);
	});

	it('that is only returned asks Chatwoot nothing', async () => {
		const { output, ai } = await shop.run({ item: { content: 'hola' }, parameters: { mode: 'returnOnly' }, credentials: { chatwootAccountApi: {} } });
		expect([output, ai.reply, shop.calls()]).toEqual(['replied', '¡Hola! ¿En qué te ayudo?', []]);
	});

	it('takes a transcript for the words of a voice message', async () => {
		const item = await shop.writes('[voice]');
		await shop.run({ item, parameters: { content: 'quiero una polera roja' } });
		expect(JSON.stringify(shop.simulator.gemini.calls[0]?.body.contents)).toContain('quiero una polera roja');
	});
});

describe('a burst', () => {
	it('of five gets one answer to all, after one request to Gemini', async () => {
		const items: IDataObject[] = [];
		for (const text of ['hola', 'una consulta', '¿precio de la polera?', '¿y el envío?', 'gracias']) items.push(await shop.writes(text));
		const outcomes = await Promise.all(items.map(async (item) => await shop.run({ item, options: { quietSeconds: 0.2 } })));
		expect(outcomes.map(({ output, ai }) => (output === 'skipped' ? ai.reason : output))).toEqual([...Array<string>(4).fill('superseded'), 'replied']);
		expect(await shop.received()).toHaveLength(1);
		expect(shop.simulator.gemini.calls).toHaveLength(1);
		expect(JSON.stringify(shop.simulator.gemini.calls[0]?.body.contents)).toMatch(/una consulta.*gracias/);
	});

	it('that goes on while the model thinks: the answer to its beginning stays here', async () => {
		let later: IDataObject = {};
		shop.simulator.gemini.next(async () => {
			later = await shop.writes('mejor dime el envío');
			return says('La polera cuesta $12.990.');
		});
		const item = await shop.writes('¿precio?');
		expect(await shop.run({ item })).toMatchObject({ output: 'skipped', ai: { reason: 'superseded', attempts: 1, draft: 'La polera cuesta $12.990.' } });
		shop.simulator.gemini.next(says('El envío cuesta $3.490.'));
		expect(await shop.run({ item: later })).toMatchObject({ output: 'replied' });
		expect(await shop.received()).toEqual(['El envío cuesta $3.490.']);
	});
});

describe('the same message on two workers', () => {
	const mark = (key: string) => ({ content_attributes: { automation: { source: 'geminiReply', key } } });
	const answers: Array<[string, (key: string) => object, AssistantRun['parameters']]> = [
		['an answer', (key) => ({ content: 'La polera cuesta $12.990.', ...mark(key) }), {}],
		['a draft', (key) => ({ content: 'La polera cuesta $12.990.', private: true, ...mark(`${key}/draft`) }), { mode: 'draft' }],
	];

	it.each(answers)('the other one writes %s during the call: no second one', async (_what, message, parameters) => {
		const item = await shop.writes('¿precio?');
		shop.simulator.gemini.next(async () => {
			await shop.agent('POST', `/conversations/${String(item.conversationId)}/messages`, message(String(item.messageId)));
			return says('La polera cuesta $12.990.');
		});
		expect(await shop.run({ item, parameters })).toMatchObject({ output: 'skipped', ai: { reason: 'alreadyAnswered', attempts: 1 } });
		expect(shop.conversation(item.conversationId).messages.filter(({ content }) => /12\.990/.test(content ?? ''))).toHaveLength(1);
	});
});

describe('people come first', () => {
	const meanwhile: Array<[string, (id: string) => Promise<void>, string]> = [
		['replies', async (id) => await shop.agent('POST', `/conversations/${id}/messages`, { content: 'Yo te ayudo' }), 'humanReplied'],
		['replies and leaves a note', async (id) => {
			await shop.agent('POST', `/conversations/${id}/messages`, { content: 'Yo te ayudo' });
			await shop.agent('POST', `/conversations/${id}/messages`, { content: 'listo', private: true });
		}, 'humanReplied'],
		['takes it over', async (id) => await shop.agent('POST', `/conversations/${id}/assignments`, { assignee_id: shop.simulator.agents.agent }), 'humanAssigned'],
		['resolves it', async (id) => await shop.agent('POST', `/conversations/${id}/toggle_status`, { status: 'resolved' }), 'conversationResolved'],
		['snoozes it', async (id) => await shop.agent('POST', `/conversations/${id}/toggle_status`, { status: 'snoozed' }), 'conversationSnoozed'],
		['labels it', async (id) => await shop.agent('POST', `/conversations/${id}/labels`, { labels: ['needs-human'] }), 'waitingForHuman'],
	];

	it.each(meanwhile)('an agent %s during the call: no answer', async (_what, act, reason) => {
		const item = await shop.writes('hola');
		shop.simulator.gemini.next(async () => {
			await act(String(item.conversationId));
			return says('Hola, soy Luna');
		});
		expect(await shop.run({ item })).toMatchObject({ output: 'skipped', ai: { reason } });
		expect(await shop.received()).not.toContain('Hola, soy Luna');
	});

	it.each(meanwhile)('an agent %s before: Gemini is not asked', async (_what, act, reason) => {
		const item = await shop.writes('hola');
		await act(String(item.conversationId));
		expect(await shop.run({ item })).toMatchObject({ output: 'skipped', ai: { reason, attempts: 0 } });
		expect(shop.simulator.gemini.calls).toEqual([]);
	});

	it('a note of an agent stops nothing', async () => {
		const item = await shop.writes('hola');
		shop.simulator.gemini.next(async () => {
			await shop.agent('POST', `/conversations/${String(item.conversationId)}/messages`, { content: 'mirando', private: true });
			return says('Hola');
		});
		expect(await shop.run({ item })).toMatchObject({ output: 'replied' });
	});

	it('an assigned conversation is answered where that is allowed', async () => {
		const item = await shop.writes('hola');
		await shop.agent('POST', `/conversations/${String(item.conversationId)}/assignments`, { assignee_id: shop.simulator.agents.agent });
		expect(await shop.run({ item, options: { allowWhenAssigned: true } })).toMatchObject({ output: 'replied' });
	});
});

describe('a hand-off', () => {
	it('that the customer asks for needs no model, and does all that was set', async () => {
		const item = await shop.writes('Quiero hablar con una persona');
		await shop.agent('POST', `/conversations/${String(item.conversationId)}/toggle_status`, { status: 'pending' });
		const { simulator } = shop;
		const options = { handoffTeamId: String(simulator.teams.sales), handoffAssigneeId: String(simulator.agents.agent2) };
		const { output, ai } = await shop.run({ item, options });
		const { status, labels, team, assignee, waitingSince, firstReplyCreatedAt } = shop.conversation(item.conversationId);
		expect([output, ai.reason, ai.notDone, simulator.gemini.calls]).toEqual(['handedOff', 'customerAskedForHuman', [], []]);
		expect([status, labels, team?.id, assignee?.id]).toEqual(['open', ['needs-human'], simulator.teams.sales, simulator.agents.agent2]);
		expect(shop.notes(item.conversationId).map(({ content }) => content)).toEqual([expect.stringContaining('asked for a person')]);
		expect(await shop.received()).toEqual(['Te paso con una persona.']);
		expect([waitingSince === null, firstReplyCreatedAt]).toEqual([false, null]);
	});

	it('ends the assistant: what follows is left to people', async () => {
		await shop.run({ item: await shop.writes('un humano por favor') });
		expect(await shop.run({ item: await shop.writes('¿hola?') })).toMatchObject({ output: 'skipped', ai: { reason: 'waitingForHuman' } });
	});

	it('is said to the customer once, however often it happens', async () => {
		for (let time = 0; time < 3; time++) {
			const item = await shop.writes(`quiero hablar con una persona ${time}`);
			expect(await shop.run({ item, options: { handoffLabel: '' } })).toMatchObject({ output: 'handedOff' });
		}
		expect(await shop.received()).toEqual(['Te paso con una persona.']);
	});

	it('keeps what the assistant would have said, for the agents only', async () => {
		shop.simulator.gemini.next(says('Quizás mañana {{ contact.email }}', { handoff: true, reason: 'not in knowledge' }));
		const item = await shop.writes('¿cuándo reponen?');
		expect(await shop.run({ item })).toMatchObject({ output: 'handedOff', ai: { reply: null, handoff: true, reason: 'assistantAskedForHuman', detail: 'not in knowledge', draft: 'Quizás mañana {{ contact.email }}' } });
		expect(shop.notes(item.conversationId)[0]?.content).toMatch(/not in knowledge[^]*Quizás mañana \{\u200b\{/);
		expect(await shop.received()).toEqual(['Te paso con una persona.']);
	});

	it('takes an agent\'s token off the conversation that it opened', async () => {
		const item = await shop.writes('un humano por favor');
		await shop.agent('POST', `/conversations/${String(item.conversationId)}/toggle_status`, { status: 'pending' });
		await shop.run({ item, credentials: { chatwootAccountApi: credentialFor(shop.simulator, shop.simulator.tokens.agent) } });
		expect(shop.conversation(item.conversationId)).toMatchObject({ status: 'open', assignee: null });
		expect(shop.calls()).toContain('POST /conversations/n/assignments');
	});

	it('to a team that is not there is done all the same, and says so', async () => {
		const item = await shop.writes('un humano por favor');
		const { output, ai } = await shop.run({ item, options: { handoffTeamId: '987' } });
		expect([output, ai.notDone]).toEqual(['handedOff', [expect.stringContaining('not assigned')]]);
		expect(shop.conversation(item.conversationId).labels).toEqual(['needs-human']);
	});

	it('in draft mode says nothing to the customer', async () => {
		const item = await shop.writes('un humano por favor');
		expect(await shop.run({ item, parameters: { mode: 'draft' } })).toMatchObject({ output: 'handedOff' });
		expect(await shop.received()).toEqual([]);
	});
});

describe('when Gemini cannot', () => {
	const good = says('Hola');
	const without = (body: object) => ({ status: 200, json: body });
	const rows: Array<[string, Parameters<Assistant['simulator']['gemini']['next']>, string, number]> = [
		['blocks the prompt', [without({ promptFeedback: { blockReason: 'SAFETY' } })], 'modelFailed', 1],
		['gives an empty candidate', [without({ candidates: [{ finishReason: 'STOP', content: { role: 'model' } }] })], 'modelFailed', 1],
		['is cut off', [saying('m', { reply: 'Hola', handoff: false, confidence: 1 }, 'MAX_TOKENS')], 'modelFailed', 1],
		['is not sure', [says('Hola', { confidence: 0.3 })], 'lowConfidence', 1],
		['is used up for the day', [quotaExceeded('PerDay', 1), good], 'modelFailed', 1],
		['asks for more time than there is', [quotaExceeded('PerMinute', 36), good], 'modelFailed', 1],
		['is not served here', [blockedRegion(), good], 'modelFailed', 1],
		['answers with a web page', [{ status: 200, text: '<html>', contentType: 'text/html' }], 'modelFailed', 1],
	];
	it.each(rows)('%s: a person takes over', async (_name, scripts, reason, requests) => {
		shop.simulator.gemini.next(...scripts);
		const item = await shop.writes('hola');
		expect(await shop.run({ item, options: { timeoutSeconds: 5 } })).toMatchObject({ output: 'handedOff', ai: { reply: null, reason, attempts: requests } });
		expect(await shop.received()).toEqual(['Te paso con una persona.']);
		expect(shop.simulator.gemini.calls).toHaveLength(requests);
	});

	it('and says when it can: it waits so long', async () => {
		shop.simulator.gemini.next(quotaExceeded('PerMinute', 1), good);
		const started = Date.now();
		expect(await shop.run({ item: await shop.writes('hola') })).toMatchObject({ output: 'replied', ai: { attempts: 2 } });
		expect(Date.now() - started).toBeGreaterThanOrEqual(1_000);
	});

	it.each([
		['is overloaded', overloaded()],
		['is used up for the day', quotaExceeded('PerDay')],
	])('%s: the fallback model answers', async (_name, refusal) => {
		shop.simulator.gemini.next(refusal, good);
		const { output, ai } = await shop.run({ item: await shop.writes('hola'), options: { fallbackModels: 'gemini-3.6-flash, gemini-3.8-flash' } });
		expect([output, ai.model, ai.attempts]).toEqual(['replied', 'gemini-3.6-flash', 2]);
		expect(shop.simulator.gemini.calls.map(({ model }) => model)).toEqual(['gemini-3.5-flash-lite', 'gemini-3.6-flash']);
	});

	it('has retired the model: the fallback answers', async () => {
		const { output, ai } = await shop.run({ item: await shop.writes('hola'), parameters: { model: 'gemini-1.0-pro' }, options: { fallbackModels: 'gemini-3.6-flash' } });
		expect([output, ai.model]).toEqual(['replied', 'gemini-3.6-flash']);
	});

	it('takes too long: a person takes over in time', async () => {
		const delayMs = 60_000;
		shop.simulator.gemini.always({ ...good, delayMs });
		const started = Date.now();
		expect(await shop.run({ item: await shop.writes('hola'), options: { timeoutSeconds: 1 } })).toMatchObject({ output: 'handedOff', ai: { reason: 'modelFailed' } });
		expect(Date.now() - started).toBeLessThan(delayMs / 2);
	});

	it('does not know the key: a person takes over, and the owner reads why', async () => {
		const item = await shop.writes('hola');
		const { output, ai } = await shop.run({ item, credentials: { geminiReplyApi: { apiKey: 'wrong-key', baseUrl: `${shop.simulator.url}/gemini` } } });
		expect([output, ai.reason, ai.attempts]).toEqual(['handedOff', 'credential', 1]);
		expect(shop.notes(item.conversationId)[0]?.content).toContain('valid key');
		expect(JSON.stringify(ai)).not.toContain('wrong-key');
	});

	it('is away: a person takes over', async () => {
		const credentials = { geminiReplyApi: { apiKey: 'x', baseUrl: 'http://127.0.0.1:9' } };
		expect(await shop.run({ item: await shop.writes('hola'), credentials, options: { timeoutSeconds: 2 } })).toMatchObject({ output: 'handedOff', ai: { reason: 'modelFailed' } });
	});

	it('writes what nobody knows: a person takes over', async () => {
		shop.simulator.gemini.next(says('La polera cuesta $9.990'));
		const item = await shop.writes('¿precio?');
		expect(await shop.run({ item })).toMatchObject({ output: 'handedOff', ai: { reason: 'unknownClaim', draft: 'La polera cuesta $9.990' } });
		expect(await shop.received()).toEqual(['Te paso con una persona.']);
	});

	it('says the same again: a person takes over', async () => {
		shop.simulator.gemini.always(says('El envío a Santiago cuesta $3.490 y demora 2 días.'));
		await shop.run({ item: await shop.writes('¿envío?') });
		expect(await shop.run({ item: await shop.writes('no entiendo') })).toMatchObject({ output: 'handedOff', ai: { reason: 'repeatedAnswer' } });
	});
});

describe('bad input', () => {
	it.each([
		['100 kB', 'hola '.repeat(20_000), 'replied'],
		['emoji only', '👍🏽👨‍👩‍👧', 'replied'],
		['another language', 'Сколько стоит футболка?', 'replied'],
		['a machine', 'Mensaje automático: estoy de vacaciones', 'skipped'],
		['blank', ' ', 'skipped'],
	])('%s', async (_name, text, output) => {
		const outcome = await shop.run({ item: await shop.writes(text) });
		expect(outcome.output).toBe(output);
		expect(outcome.ai.reason).toEqual(expect.stringMatching(/\w/));
	});

	it('a conversation that was deleted', async () => {
		const item = await shop.writes('hola');
		const path = `/conversations/${String(item.conversationId)}`;
		await fetch(`${shop.simulator.url}/api/v1/accounts/${shop.simulator.accountId}${path}`, { method: 'DELETE', headers: { 'api-access-token': shop.simulator.tokens.admin } });
		expect(await shop.run({ item })).toMatchObject({ output: 'skipped', ai: { reason: 'conversationGone' } });
	});

	it('one that is deleted during the call', async () => {
		const item = await shop.writes('hola');
		shop.simulator.gemini.next(async () => {
			const url = `${shop.simulator.url}/api/v1/accounts/${shop.simulator.accountId}/conversations/${String(item.conversationId)}`;
			await fetch(url, { method: 'DELETE', headers: { 'api-access-token': shop.simulator.tokens.admin } });
			return says('Hola');
		});
		expect(await shop.run({ item })).toMatchObject({ output: 'skipped', ai: { reason: 'conversationGone' } });
	});

	it.each([
		['an outgoing message', { messageType: 'outgoing' }],
		['a note', { private: true }],
		['a bot', { sender: { type: 'agentBot' } }],
	])('%s is skipped without a request', async (_name, changes) => {
		const item = await shop.writes('hola');
		shop.simulator.calls.clear();
		expect(await shop.run({ item: { ...item, ...changes } })).toMatchObject({ output: 'skipped', ai: { reason: 'notFromCustomer' } });
		expect(shop.calls()).toEqual([]);
	});

	it('the cap: the ninth answer of an hour stays here', async () => {
		for (let time = 0; time < 8; time++) {
			shop.simulator.gemini.next(says(`Respuesta ${'abcdefgh'[time]} ${'ijklmnop'[time]} sobre poleras`));
			expect(await shop.run({ item: await shop.writes(`pregunta ${time}`) })).toMatchObject({ output: 'replied' });
		}
		expect(await shop.run({ item: await shop.writes('otra') })).toMatchObject({ output: 'skipped', ai: { reason: 'replyCapReached' } });
	});
});

describe('the conversation is the one that started it', () => {
	const other = async () => await shop.writes('soy otra', '+56987654321');

	it.each([
		['another number', (id: unknown) => String(id)],
		['an expression', (id: unknown) => `={{ ${String(id)} }}`],
	])('%s is refused', async (_name, written) => {
		const { conversationId } = await other();
		const item = await shop.writes('hola');
		await expect(shop.run({ item, parameters: { conversationId: written(conversationId) } })).rejects.toThrow(/no other/);
		expect(await shop.received('+56987654321')).toEqual([]);
	});

	it('a model that uses the node as a tool cannot choose it', async () => {
		const { conversationId } = await other();
		const item = await shop.writes('hola');
		// As n8n merges a model's arguments into the item of its agent.
		const called = { ...item, conversationId, toolCallId: 'call_1' };
		await expect(shop.run({ item: called })).rejects.toThrow(/no other/);
		expect(untouched({ conversationId })).toBe(true);
	});

	it('a message of another conversation is not answered', async () => {
		const { messageId } = await other();
		const item = await shop.writes('hola');
		expect(await shop.run({ item: { ...item, messageId } })).toMatchObject({ output: 'skipped' });
		expect(await shop.received()).toEqual([]);
	});

	it('an item of another account is refused', async () => {
		const item = await shop.writes('hola');
		await expect(shop.run({ item: { ...item, accountId: 77 } })).rejects.toThrow(/account "77"/);
	});

	it('an item without a conversation says what is missing', async () => {
		await expect(shop.run({ item: { content: 'hola' } })).rejects.toThrow(/Conversation ID is empty/);
	});

	it('its newest message is answered when none is named', async () => {
		const item = await shop.writes('hola');
		expect(await shop.run({ item: { conversationId: item.conversationId } })).toMatchObject({ output: 'replied' });
	});
});
