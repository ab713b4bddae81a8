import type { IDataObject } from 'n8n-workflow';

import { startAssistant, triggerItem, type Assistant } from '../helpers/startAssistant';

let shop: Assistant;
beforeEach(async () => {
	shop = await startAssistant();
});
afterEach(async () => await shop.stop());

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

/** A customer sends files in the API inbox; gives the trigger's item. */
async function sends(text: string, ...files: Array<[name: string, type: string, bytes: Buffer]>): Promise<IDataObject> {
	const { url, accountId, tokens, inboxes } = shop.simulator;
	const post = async (path: string, body: FormData | string) => {
		const headers: Record<string, string> = { 'api-access-token': tokens.admin };
		if (typeof body === 'string') headers['content-type'] = 'application/json';
		const answer = await fetch(`${url}/api/v1/accounts/${accountId}${path}`, { method: 'POST', headers, body });
		return (await answer.json()) as { id: number; payload: { contact: { id: number } } };
	};
	const { payload } = await post('/contacts', JSON.stringify({ name: 'Ana', inbox_id: inboxes.api }));
	const { id } = await post('/conversations', JSON.stringify({ inbox_id: inboxes.api, contact_id: payload.contact.id }));
	const form = new FormData();
	form.append('content', text);
	form.append('message_type', 'incoming');
	for (const [name, type, bytes] of files) form.append('attachments[]', new Blob([new Uint8Array(bytes)], { type }), name);
	await post(`/conversations/${id}/messages`, form);
	return triggerItem(shop.conversation(id));
}

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
