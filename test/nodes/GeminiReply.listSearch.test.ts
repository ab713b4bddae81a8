import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { GeminiReply } from '../../nodes/GeminiReply/GeminiReply.node';
import { invalidKey } from '../simulator/gemini/googleError';
import { MODELS, presentModel } from '../simulator/gemini/models';

/** Opens the picker of models, as the editor does, while Google answers this. */
async function open({ status, json }: { status: number; json?: unknown }, filter?: string) {
	const helpers = { httpRequestWithAuthentication: async () => ({ statusCode: status, headers: {}, body: json }) };
	const context = Object.assign(Object.create(null) as ILoadOptionsFunctions, { helpers, getCredentials: async () => ({ apiKey: 'a-key' }) });
	return await new GeminiReply().methods.listSearch.searchModels.call(context, filter);
}
const all = { status: 200, json: { models: Object.keys(MODELS).map(presentModel) } };

it('lists the models that can chat, by their bare names', async () => {
	const { results } = await open(all);
	expect(results.map(({ value }) => value)).toEqual(Object.keys(MODELS).filter((name) => !name.includes('embedding')).sort());
});

it('finds by a part of the name', async () => {
	expect((await open(all, 'LITE')).results).toEqual([{ name: 'gemini-3.5-flash-lite', value: 'gemini-3.5-flash-lite' }]);
});

it.each([
	['a bad key', invalidKey(), /valid key/],
	['a web page', { status: 200, json: '<html>' }, /JSON/],
	['nothing', { status: 0 }, /in trouble/],
])('%s is said, and not taken for an empty list', async (_name, answer, message) => {
	await expect(open(answer)).rejects.toThrow(message);
});
