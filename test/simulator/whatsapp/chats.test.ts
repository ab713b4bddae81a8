import { createChats, withPlus, type ChatChange, type ChatMessage } from './chats';

const message = (id: string, over: Partial<ChatMessage> = {}): ChatMessage => ({
	from: 'shop',
	text: `text ${id}`,
	at: new Date(Date.UTC(2026, 10, 20, 12, 0, Number(id))),
	id,
	...over,
});

describe('chats', () => {
	it('shows a message once, whatever way the phone is written', () => {
		const chats = createChats();
		expect(chats.record('56955500000', message('1'))).toBe(true);
		expect(chats.record('+56 9 5550 0000', message('1'))).toBe(false);
		expect(chats.record('+56 9 5550 0000', message('2'))).toBe(true);
		expect(chats.all()).toEqual([
			{ phone: '+56955500000', name: undefined, messages: [message('1'), message('2')] },
		]);
	});

	it('puts the chat that moved last first, and keeps a name it heard once', () => {
		const chats = createChats();
		chats.record('1', message('1'), 'Ana');
		chats.record('2', message('2'));
		chats.record('1', message('3'));
		expect(chats.all().map(({ phone, name }) => ({ phone, name }))).toEqual([
			{ phone: '+1', name: 'Ana' },
			{ phone: '+2', name: undefined },
		]);
	});

	it('tells what the shop sent, to one or to all, oldest first', () => {
		const chats = createChats();
		chats.record('1', message('3'));
		chats.record('2', message('1'));
		chats.record('2', message('2', { from: 'customer' }));
		expect(chats.received().map(({ id }) => id)).toEqual(['1', '3']);
		expect(chats.received('+1').map(({ id }) => id)).toEqual(['3']);
		expect(chats.received('+9')).toEqual([]);
	});

	it('knows when the customer wrote last', () => {
		const chats = createChats();
		chats.record('1', message('1', { from: 'customer' }));
		chats.record('1', message('2', { from: 'customer' }));
		chats.record('1', message('3'));
		expect(chats.lastWrittenAt('+1')).toEqual(new Date('2026-11-20T12:00:02Z'));
		expect(chats.lastWrittenAt('+2')).toBeUndefined();
	});

	it('calls back after each change until told not to', () => {
		const chats = createChats();
		const changes: ChatChange[] = [];
		const stop = chats.onChange((change) => changes.push(change));
		chats.record('1', message('1'), 'Ana');
		chats.record('1', message('1'), 'Ana');
		chats.clear();
		stop();
		chats.record('1', message('1'));
		expect(changes).toEqual([{ phone: '+1', name: 'Ana', message: message('1') }, 'cleared']);
	});
});

describe('withPlus', () => {
	it.each([
		{ phone: '56955500000', e164: '+56955500000' },
		{ phone: '+56 9 5550 0000', e164: '+56955500000' },
	])('$phone', ({ phone, e164 }) => {
		expect(withPlus(phone)).toBe(e164);
	});
});
