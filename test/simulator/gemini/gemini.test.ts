import { startSimulator, type Simulator } from '../startSimulator';
import { overloaded, quotaExceeded } from './googleError';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
});
afterAll(async () => await simulator.stop());
beforeEach(() => simulator.gemini.clear());

const FLASH = 'gemini-3.5-flash-lite';
const user = { role: 'user', parts: [{ text: 'hola' }] };

async function call(path: string, body?: object, key: string | null = simulator.gemini.apiKey) {
	const response = await fetch(`${simulator.url}/gemini/v1beta/${path}`, {
		method: body ? 'POST' : 'GET',
		headers: key === null ? {} : { 'x-goog-api-key': key },
		body: body && JSON.stringify(body),
	});
	const json = (await response.json()) as { error?: { status?: string; message?: string; details?: Array<{ reason?: string }> } };
	return { status: response.status, json };
}
const generate = async (body: object, model = FLASH) => await call(`models/${model}:generateContent`, body);

it('answers with the JSON that a model gives', async () => {
	const { status, json } = await generate({ contents: [user] });
	expect([status, Object.keys(json)]).toEqual([200, ['candidates', 'usageMetadata', 'modelVersion', 'responseId']]);
});

it('lists its models, and what each can do', async () => {
	const { status, json } = await call('models?pageSize=1000');
	expect(status).toBe(200);
	expect(json).toMatchObject({ models: expect.arrayContaining([{ name: `models/${FLASH}` }].map((one) => expect.objectContaining(one) as unknown)) as unknown });
});

const thinking = (thinkingConfig: object) => ({ contents: [user], generationConfig: { thinkingConfig } });
it.each([
	['no contents', {}, /contents is not specified/],
	['no parts', { contents: [{ role: 'user', parts: [] }] }, /contents\[0\]\.parts: contents\.parts must not be empty/],
	['an empty part', { contents: [{ role: 'user', parts: [{ text: '' }] }] }, /must not be empty/],
	['a strange role', { contents: [{ ...user, role: 'assistant' }] }, /valid role/],
	['a model in the end', { contents: [user, { ...user, role: 'model' }] }, /last turn/],
	['an unknown name', { contents: [user], system_prompt: 'x' }, /Unknown name "system_prompt"/],
	['both ways of thinking', thinking({ thinkingLevel: 'LOW', thinkingBudget: 1 }), /only set only one/],
	['a level that is none', thinking({ thinkingLevel: 'DEEP' }), /DEEP is not supported/],
])('refuses %s', async (_name, body, message) => {
	const { status, json } = await generate(body);
	expect([status, json.error?.status]).toEqual([400, 'INVALID_ARGUMENT']);
	expect(json.error?.message).toMatch(message);
});

it('refuses a level that this model does not know', async () => {
	expect((await generate(thinking({ thinkingLevel: 'MINIMAL' }), 'gemini-3.8-flash')).status).toBe(400);
	expect((await generate(thinking({ thinkingLevel: 'MINIMAL' }))).status).toBe(200);
});

it('refuses a model that there is not', async () => {
	expect(await generate({ contents: [user] }, 'gemini-1.0-pro')).toMatchObject({ status: 404, json: { error: { status: 'NOT_FOUND' } } });
});

it('refuses a wrong key with 400, none with 403', async () => {
	const wrong = await call('models', undefined, 'wrong');
	expect([wrong.status, wrong.json.error?.details?.[0]?.reason]).toEqual([400, 'API_KEY_INVALID']);
	expect((await call('models', undefined, null)).status).toBe(403);
});

it('says what it was told to say, in order, and then what it always says', async () => {
	simulator.gemini.next(overloaded(), quotaExceeded('PerMinute', 36));
	simulator.gemini.always(({ model }) => ({ says: { reply: model } }));
	const statuses = [];
	for (let time = 0; time < 3; time++) statuses.push((await generate({ contents: [user] })).status);
	expect(statuses).toEqual([503, 429, 200]);
	expect(simulator.gemini.calls.map(({ model, status }) => [model, status])).toEqual(statuses.map((status) => [FLASH, status]));
});
