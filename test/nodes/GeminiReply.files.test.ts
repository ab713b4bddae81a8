import { sendFiles } from '../helpers/sendFiles';
import { startAssistant, type Assistant } from '../helpers/startAssistant';

let shop: Assistant;
beforeEach(async () => {
	shop = await startAssistant();
});
afterEach(async () => await shop.stop());

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

const sends = async (text: string, ...files: Array<[name: string, type: string, bytes: Buffer]>) => await sendFiles(shop, text, ...files);

/** The parts of the last turn that the model saw. */
function seen(): unknown[] {
	const { contents } = shop.simulator.gemini.calls[0]?.body as { contents: Array<{ parts: unknown[] }> };
	return contents.at(-1)?.parts ?? [];
}

it('an image goes along, without the token of Chatwoot', async () => {
	expect(await shop.run({ item: await sends('¿tienen esta?', ['polera.png', 'image/png', PNG]) })).toMatchObject({ output: 'replied' });
	expect(seen()).toEqual([{ text: expect.stringContaining('[an image]') as unknown }, { inlineData: { mimeType: 'image/png', data: PNG.toString('base64') } }]);
});

it('a voice message alone is a question', async () => {
	expect(await shop.run({ item: await sends('', ['voz.ogg', 'audio/ogg', PNG]) })).toMatchObject({ output: 'replied' });
	expect(seen()).toContainEqual({ inlineData: { mimeType: 'audio/ogg', data: PNG.toString('base64') } });
});

it.each([
	['a video', ['v.mp4', 'video/mp4'], {}],
	['a document', ['boleta.pdf', 'application/pdf'], {}],
	['an image that is not wanted', ['polera.png', 'image/png'], { includeImages: false }],
	['an image where personal data is kept back', ['polera.png', 'image/png'], { redactPersonalData: true }],
] as const)('%s is named only', async (_name, [name, type], options) => {
	expect(await shop.run({ item: await sends('', [name, type, PNG]), options })).toMatchObject({ output: 'replied' });
	expect(seen()).toEqual([{ text: expect.stringContaining('that you cannot see') as unknown }]);
});

it('an image too large is named only', async () => {
	await shop.run({ item: await sends('', ['grande.png', 'image/png', Buffer.alloc(5_000_001)]) });
	expect(seen()).toHaveLength(1);
});

it('a file that cannot be had is named only', async () => {
	shop.simulator.faults.add({ match: { path: '/rails/' }, kind: 'status500' });
	expect(await shop.run({ item: await sends('mira', ['polera.png', 'image/png', PNG]) })).toMatchObject({ output: 'replied' });
	expect(seen()).toHaveLength(1);
});
