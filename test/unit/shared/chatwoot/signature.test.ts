import { sign, verify, type SignedDelivery } from '../../../../nodes/shared/chatwoot/signature';
import { vectors } from '../../../fixtures/chatwoot-signature-vectors.json';

type Vector = (typeof vectors)[number];

const TOLERANCE_SECONDS = 300;

function deliver({ secret, timestamp, signature, rawBody }: Vector): SignedDelivery {
	return {
		secrets: [secret],
		headers: { 'x-chatwoot-signature': signature, 'x-chatwoot-timestamp': timestamp },
		rawBody: Buffer.from(rawBody),
		now: new Date(Number(timestamp) * 1000),
		toleranceSeconds: TOLERANCE_SECONDS,
	};
}

const first = vectors.find(({ event }) => event === 'message_created') ?? vectors[0]!;
const good = deliver(first);
const signed = Number(first.timestamp);
const after = (seconds: number) => new Date((signed + seconds) * 1000);
const withHeaders = (headers: SignedDelivery['headers']) => ({ ...good, headers: { ...good.headers, ...headers } });
const otherByte = Buffer.from(first.rawBody.replace('{', '{ '));

describe.each(vectors.map((vector, index) => ({ name: `${index} ${vector.source} ${vector.event}`, vector })))('$name', ({ vector }) => {
	it('has the signature that Chatwoot sent', () => {
		expect(sign(vector.secret, vector.timestamp, Buffer.from(vector.rawBody))).toBe(vector.signature);
		expect(sign(vector.secret, Number(vector.timestamp), Buffer.from(vector.rawBody))).toBe(vector.signature);
	});

	it('verifies, with an old secret beside it too', () => {
		const delivery = deliver(vector);
		expect(verify(delivery)).toEqual({ valid: true });
		expect(verify({ ...delivery, secrets: ['an-older-secret-000000', vector.secret] })).toEqual({ valid: true });
	});

	it('is refused with another byte in the body', () => {
		const rawBody = Buffer.from(vector.rawBody.replace('"id"', '"iD"'));
		expect(verify({ ...deliver(vector), rawBody })).toEqual({ valid: false, reason: 'badSignature' });
	});
});

it('a body written anew is another body', () => {
	const rawBody = Buffer.from('{"a":"\\u003cb\\u003e"}');
	const headers = { 'x-chatwoot-signature': sign('secret-of-the-shop', signed, rawBody), 'x-chatwoot-timestamp': `${signed}` };
	const delivery = { ...good, secrets: ['secret-of-the-shop'], headers, rawBody };
	expect(verify(delivery)).toEqual({ valid: true });
	expect(verify({ ...delivery, rawBody: Buffer.from('{"a":"<b>"}') })).toEqual({ valid: false, reason: 'badSignature' });
});

describe('with one thing broken', () => {
	it.each<[string, SignedDelivery, string]>([
		['no secret', { ...good, secrets: [] }, 'noSecret'],
		['an empty secret', { ...good, secrets: [''] }, 'noSecret'],
		['another secret', { ...good, secrets: ['an-older-secret-000000'] }, 'badSignature'],
		['a byte added to the body', { ...good, rawBody: otherByte }, 'badSignature'],
		['an empty body', { ...good, rawBody: Buffer.alloc(0) }, 'badSignature'],
		['another second', withHeaders({ 'x-chatwoot-timestamp': `${signed + 1}` }), 'badSignature'],
		['a digit of the signature', withHeaders({ 'x-chatwoot-signature': `${first.signature.slice(0, -1)}${first.signature.endsWith('0') ? '1' : '0'}` }), 'badSignature'],
		['no signature', withHeaders({ 'x-chatwoot-signature': undefined }), 'missingSignature'],
		['an empty signature', withHeaders({ 'x-chatwoot-signature': '' }), 'missingSignature'],
		['two signatures', withHeaders({ 'x-chatwoot-signature': [first.signature, first.signature] }), 'missingSignature'],
		['no algorithm named', withHeaders({ 'x-chatwoot-signature': first.signature.replace('sha256=', '') }), 'malformedSignature'],
		['another algorithm named', withHeaders({ 'x-chatwoot-signature': first.signature.replace('256', '1') }), 'malformedSignature'],
		['half a signature', withHeaders({ 'x-chatwoot-signature': first.signature.slice(0, 39) }), 'malformedSignature'],
		['no timestamp', withHeaders({ 'x-chatwoot-timestamp': undefined }), 'missingTimestamp'],
		['a timestamp that is no number', withHeaders({ 'x-chatwoot-timestamp': 'now' }), 'badTimestamp'],
		['a negative timestamp', withHeaders({ 'x-chatwoot-timestamp': `-${signed}` }), 'badTimestamp'],
		['a timestamp with a fraction', withHeaders({ 'x-chatwoot-timestamp': `${signed}.5` }), 'badTimestamp'],
		['a second too old', { ...good, now: after(TOLERANCE_SECONDS + 1) }, 'tooOld'],
		['a second too early', { ...good, now: after(-TOLERANCE_SECONDS - 1) }, 'fromTheFuture'],
	])('%s', (_name, delivery, reason) => {
		expect(verify(delivery)).toEqual({ valid: false, reason });
	});
});

it.each([
	['at the tolerance, old', TOLERANCE_SECONDS],
	['at the tolerance, early', -TOLERANCE_SECONDS],
	['within the last second', TOLERANCE_SECONDS + 0.999],
	['as signed', 0],
])('passes %s', (_name, seconds) => {
	expect(verify({ ...good, now: after(seconds) })).toEqual({ valid: true });
});

it('takes a header that n8n made a list of one', () => {
	expect(verify(withHeaders({ 'x-chatwoot-signature': [first.signature] }))).toEqual({ valid: true });
});
