import { checkKey } from '../../../nodes/GeminiReply/checkKey';
import { blockedRegion, googleError, invalidKey, missingKey, quotaExceeded } from '../../simulator/gemini/googleError';

const answer = ({ status, json }: { status: number; json?: unknown }) => ({ status, body: json });

test.each([
	['the right key', { status: 200, body: { models: [] } }, true, /Connected/],
	['a bad key', answer(invalidKey()), false, /API Key is wrong/],
	['no key', answer(missingKey()), false, /refuses it/],
	['a leaked key', answer(googleError(403, 'PERMISSION_DENIED', 'Your API key was reported as leaked.')), false, /API Key is wrong/],
	['a blocked region', answer(blockedRegion()), false, /place where this n8n runs/],
	['no billing', answer(googleError(400, 'FAILED_PRECONDITION', 'Enable billing; not available in your country.')), false, /billing/],
	['a used-up quota', answer(quotaExceeded('PerDay')), false, /quota.*key itself is right/],
	['a server in trouble', { status: 503, body: '' }, false, /in trouble/],
	['nothing there', { code: 'ECONNREFUSED' }, false, /Nothing listens/],
	['no such name', { code: 'ENOTFOUND' }, false, /No server has the name/],
	['a bad certificate', { code: 'CERT_HAS_EXPIRED' }, false, /certificate/],
	['a web page', { status: 200, body: '<html>' }, false, /does not answer like Gemini/],
	['another API', { status: 404, body: { message: 'no route' } }, false, /does not answer like Gemini/],
	['something else of Google', answer(googleError(400, 'INVALID_ARGUMENT', 'Bad page size')), false, /Bad page size/],
])('%s', (_name, probe, ok, message) => {
	const verdict = checkKey(probe);
	expect(verdict.ok).toBe(ok);
	expect(verdict.message).toMatch(message);
});
