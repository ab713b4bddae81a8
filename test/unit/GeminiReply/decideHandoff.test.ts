import { checkVerdict, decideHandoff } from '../../../nodes/GeminiReply/decideHandoff';

describe('a person is wanted', () => {
	test.each([
		'Quiero hablar con una persona',
		'quiero hablar con un humano!!',
		'QUIERO HABLAR CON ALGUIEN',
		'¿Puedo conversar con un ejecutivo?',
		'necesito un asesor por favor',
		'pásame con un agente',
		'comunícame con un operador',
		'Agente',
		'humano por favor',
		'que me atienda una persona',
		'no quiero hablar con un robot',
		'não quero falar com robô',
		'stop, I hate bots',
		"I don't want to talk to a machine",
		'No necesito más bots, quiero una persona real',
		'Derívame a un ejecutivo',
		'quero falar com um atendente',
		'Preciso falar com alguém da loja',
		'atendimento humano',
		'me passa para uma pessoa',
		'I want to talk to a human',
		'can I speak with someone?',
		'agent please',
		'connect me to a real person',
		'get me your manager',
		'Hola, mi pedido no llega.\nQuiero hablar con una persona',
		'quiero hablar\u200b con una per\u00adsona',
	])('%s', (text) => {
		expect(decideHandoff(text, '')?.reason).toBe('customerAskedForHuman');
	});
});

describe('a complaint', () => {
	test.each([
		'los voy a denunciar al SERNAC',
		'esto es una estafa',
		'quiero poner un reclamo',
		'voy a demandarlos',
		'vou ao Procon',
		'isso é um golpe',
		'quero fazer uma reclamação',
		'this is a scam',
		'you will hear from my lawyer',
	])('%s', (text) => {
		expect(decideHandoff(text, '')?.reason).toBe('complaint');
	});
});

describe('the assistant may answer', () => {
	test.each([
		'hola, ¿cuánto cuesta el envío?',
		'no necesito hablar con una persona, solo el horario',
		'não preciso falar com ninguém, só o preço',
		"I don't need to talk to a human, just the price",
		'¿es resistente a los agentes químicos?',
		'¿tiene mucha demanda este modelo?',
		'es un regalo para una persona mayor',
		'¿venden ropa para personas altas?',
		'is it good for one person?',
		'sapato para pessoa alta',
		'¿el sillón es para una persona?',
		'¿no tienen máquinas de café?',
		'¿no venden robots aspiradora?',
		'👍',
		'',
	])('%s', (text) => {
		expect(decideHandoff(text, '')).toBeUndefined();
	});
});

describe("the shop's own phrases", () => {
	test.each([
		['GARANTÍA', 'garantía, factura', true],
		['quiero factura', 'garantía\nfactura', true],
		['facturación', 'factura', false],
		['c++?', 'c++', true],
		['anything', ' , ,\n', false],
	])('%s against %s', (text, phrases, found) => {
		expect(decideHandoff(text, phrases)?.reason).toBe(found ? 'handoffPhrase' : undefined);
	});
});

describe('what the model said', () => {
	const send = { verdict: 'send', reply: 'Hola', reason: '' } as const;
	test.each([
		['sure enough, exactly', { ...send, confidence: 0.5 }, undefined],
		['a little less', { ...send, confidence: 0.49 }, 'lowConfidence'],
		['not sure at all', { ...send, confidence: 0 }, 'lowConfidence'],
		['without a word on it', send, undefined],
		['a person, please', { verdict: 'handoff', asked: true, reason: 'refund' } as const, 'assistantAskedForHuman'],
		['nothing', { verdict: 'handoff', reason: 'x' } as const, 'modelFailed'],
		['wait', { verdict: 'retry', reason: 'x' } as const, 'modelFailed'],
		['no key', { verdict: 'credential', reason: 'x' } as const, 'credential'],
	])('%s', (_name, verdict, reason) => {
		expect(checkVerdict(verdict, 0.5)?.reason).toBe(reason);
	});
});
