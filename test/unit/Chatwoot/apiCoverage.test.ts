import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { resources } from '../../../nodes/Chatwoot/operations';
import { endpoints } from './apiEndpoints';

const TRANSCRIPTS = join(__dirname, '../../fixtures/chatwoot-transcripts');
const operations = resources.flatMap(({ value, operations: own }) => own.map((one) => `${value}.${one.value}`));
const serving = endpoints.flatMap((endpoint) => ('by' in endpoint ? [endpoint] : []));

test.each(serving)('$call is served by operations that exist', ({ by }) => {
	expect(by.length).toBeGreaterThan(0);
	expect(by.filter((name) => !operations.includes(name))).toEqual([]);
});

test.each(endpoints.flatMap((endpoint) => ('none' in endpoint ? [endpoint] : [])))('$call has none, for a reason in words', ({ none }) => {
	expect(none).toMatch(/^[A-Z].{20,}\.$/);
});

test('each endpoint is named once', () => {
	const calls = endpoints.map(({ call }) => call);
	expect(calls.filter((call, index) => calls.indexOf(call) !== index)).toEqual([]);
});

test('each operation serves an endpoint', () => {
	const known = new Set(serving.flatMap(({ by }) => by));
	expect(operations.filter((name) => !known.has(name))).toEqual([]);
});

test('the OpenAPI description\'s 89 paths and more', () => {
	expect(new Set(endpoints.map(({ call }) => call.split(' ')[1])).size).toBeGreaterThanOrEqual(89);
});

/** Not Chatwoot's API: the channels' own doors, probes, and paths that do not exist. */
const ELSEWHERE = /^\/(webhooks\/whatsapp|api$|health$|api\/v2\/nonexistent|public\/)|\/nonexistent$/;

test('every endpoint that the recordings hold is named', () => {
	const known = endpoints.map(({ call }) => new RegExp(`^${call.replace(/\{\w+\}/g, '[^/]+')}$`));
	const recorded = [...new Set(recordedCalls())].filter((call) => !ELSEWHERE.test(call.split(' ')[1] ?? ''));
	expect(recorded.length).toBeGreaterThan(60);
	// PATCH and PUT of a contact or webhook are one action; a webhook has no address of its own to be read at.
	const alike = (call: string) => call.replace(/^PATCH (.*\/contacts\/)/, 'PUT $1');
	const unknown = recorded.filter((call) => !known.some((pattern) => pattern.test(alike(call))));
	expect(unknown).toEqual(['GET /api/v1/accounts/1/webhooks/1']);
});

function recordedCalls(): string[] {
	return readdirSync(TRANSCRIPTS).filter((file) => file.endsWith('.json')).flatMap((file) => {
		const { steps } = JSON.parse(readFileSync(join(TRANSCRIPTS, file), 'utf8')) as { steps: Array<{ request?: { method: string; path: string } }> };
		return steps.flatMap(({ request }) => (request ? [`${request.method} ${pathOf(request.path)}`] : []));
	});
}

/** Placeholders and numbers as "1", without the query. */
function pathOf(path: string): string {
	return (path.split('?')[0] ?? '').replace(/\{\{[^}]*\}\}|(?<=\/)\d+(?=\/|$)|(?<=\/)abc$/g, '1');
}
