import { scoreLead } from '../../../nodes/LeadScorer/scoreLead';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const judge = (text: string) => {
	const { stage, reasons } = scoreLead(text, { now: NOW });
	return [stage, reasons.filter(({ points }) => points !== 0).map(({ rule }) => rule)];
};

const spelled: Array<[string, string]> = [
	['as in a book', '¿Cuál es el precio?'],
	['capitals', 'PRECIO'],
	['without accents', 'cuanto cuesta'],
	['accents as combining marks', 'cua\u0301nto cuesta'],
	['full-width letters', 'ｐｒｅｃｉｏ'],
	['drawn out', 'preciooooo'],
	['every letter drawn out', 'ccuuaannttoo cuesta'],
	['k for qu and c', 'kuanto kuesta'],
	['q for cu', 'qto custa'],
	['s for c', 'presio'],
	['z for s', 'kuanto cuezta'],
	['a letter missing', 'cuanto cobrrían, dame el preio'],
	['two letters swapped', 'cotizcaion de 100 tazas'],
	['a wrong letter', 'cuanto vals, presupiesto'],
	['with an emoji', 'precio 🙏'],
	['between signs', '«precio»'],
	['behind a newline', 'hola\nprecio'],
];
test.each(spelled)('a price, %s', (_name, text) => {
	expect(judge(text)[0]).toBe('warm');
});

const apart: Array<[string, string]> = [
	['precioso', 'qué precioso, preciosa, preciosos'],
	['costado and costa', 'está al costado de la costa'],
	['planta, plancha, plano, planeo', 'la planta, la plancha, el plano, planeo'],
	['apagó', 'apagó el equipo'],
	['enquanto', 'enquanto isso'],
	['a letter of another script beside it', 'precioж'],
	['a digit beside it', 'precio2x'],
	['comparar', 'quiero comparar'],
	['perdido', 'mi hijo se ha perdido'],
];
test.each(apart)('no part of another word: %s', (_name, text) => {
	expect(judge(text)).toEqual(['cold', []]);
});

const negated: Array<[string, string, string]> = [
	['one word before', 'no quiero comprar', 'cold'],
	['two words before', 'no lo quiero comprar', 'cold'],
	['three words before', 'no creo que quiera comprarlo', 'cold'],
	['in the clause before', 'no gracias a dios, quiero comprar', 'hot'],
	['in the sentence before', 'No. Quiero comprar una polera', 'hot'],
	['a lack of knowledge', 'no sé cuánto cuesta', 'warm'],
	['a lack of an answer', 'no me han dicho el precio', 'warm'],
	['a question', '¿no tienen descuento?', 'warm'],
	['sin', 'sin interés en comprar', 'cold'],
	['the Portuguese "in the"', 'quanto fica no pix', 'warm'],
	['at the end, in Portuguese', 'quero comprar não', 'cold'],
	['English', "I don't want to buy", 'cold'],
	['English with a typographic apostrophe', 'I don’t want to buy', 'cold'],
	['never', 'I never wanted to buy this', 'cold'],
];
test.each(negated)('a negation %s', (_name, text, stage) => {
	expect(judge(text)[0]).toBe(stage);
});

const silenced: Array<[string, string, string]> = [
	['an order', '¿cuánto falta para que llegue mi pedido? ¿tiene costo?', 'ownOrder'],
	['a defect', 'llegó roto, ¿cuánto cuesta otro?', 'problem'],
	['a refusal', 'por ahora no, gracias por el precio', 'declined'],
	['an application', 'busco trabajo, ¿cuánto pagan? ¿precio de la hora?', 'jobSeeker'],
	['an offer', 'ofrezco marketing a buen precio', 'seller'],
	['a complaint', 'pésimo servicio y mal precio', 'complaint'],
];
test.each(silenced)('%s says why a price counts nothing', (_name, text, rule) => {
	const { stage, reasons } = scoreLead(text, { now: NOW });
	expect(stage).toBe('cold');
	expect(reasons).toContainEqual(expect.objectContaining({ rule, points: 0 }));
	expect(reasons.filter(({ points }) => points !== 0)).toEqual([]);
});

test('a customer who has bought may buy again', () => {
	expect(judge('ya recibí mi pedido, ahora quiero pedir otro')[0]).toBe('hot');
	expect(judge('llegó roto, quiero pedir otro')[0]).toBe('cold');
});

test('a pricing question alone is warm, however often it is asked in one message', () => {
	const { score, stage, reasons } = scoreLead('precio? cuánto cuesta? tienen descuento? aceptan tarjeta? qué planes tienen? me interesa', { now: NOW });
	expect([score, stage]).toEqual([55, 'warm']);
	expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(55);
});

test('what was found is named in the words of the message, without signs', () => {
	expect(scoreLead('¡¡QUIERO   *comprar*!! una', { now: NOW }).reasons).toMatchObject([{ rule: 'buy', matched: 'QUIERO comprar' }]);
});

const strange: Array<[string, unknown]> = [
	['nothing', ''],
	['blanks', ' \n\t '],
	['null', null],
	['undefined', undefined],
	['a number', 42],
	['an object', { text: 'precio' }],
	['emoji only', '👍👍🏽'],
	['half an emoji', '\ud83d'],
	['a NUL', '\u0000'],
	['right-to-left marks', '\u202e\u2066'],
];
test.each(strange)('%s scores nothing', (_name, text) => {
	expect(scoreLead(text, { now: NOW })).toMatchObject({ score: 0, stage: 'cold', reasons: [] });
});

test('of 100 kB the beginning is read', () => {
	const long = 'quiero cuanto me das dos precio no '.repeat(3_000);
	expect(long.length).toBeGreaterThan(100_000);
	expect(scoreLead(`quiero comprar. ${long}`, { now: NOW }).stage).toBe('hot');
	expect(scoreLead('a'.repeat(100_000), { now: NOW }).score).toBe(0);
	expect(scoreLead(`${'hola '.repeat(20_000)} quiero comprar`, { now: NOW }).score).toBe(0);
});
