import { createCallLog } from './callLog';

function filled() {
	const calls = createCallLog();
	calls.record({ method: 'POST', path: '/api/v1/accounts/1/contacts/filter?page=2', status: 200 });
	calls.record({
		method: 'POST',
		path: '/api/v1/accounts/12/contacts',
		status: 429,
		fault: 'status429',
	});
	calls.record({ method: 'GET', path: '/api/v1/accounts/1/conversations/7/messages', status: 200 });
	calls.record({ method: 'GET', path: '/api/v1/accounts/1/conversations/8/messages', status: 200 });
	return calls;
}

describe('call log', () => {
	it.each([
		{ name: 'all', filter: undefined, count: 4 },
		{ name: 'a method', filter: { method: 'get' }, count: 2 },
		{ name: 'a part of the path', filter: { path: '/contacts' }, count: 2 },
		{ name: 'a pattern', filter: { path: /contacts$/ }, count: 1 },
		{ name: 'a status', filter: { status: 429 }, count: 1 },
		{
			name: 'all at once',
			filter: { method: 'POST', path: ':account/contacts', status: 200 },
			count: 1,
		},
		{ name: 'none', filter: { path: 'labels' }, count: 0 },
	])('counts by $name', ({ filter, count }) => {
		expect(filled().count(filter)).toBe(count);
	});

	it('keeps the route without account and query, and the fault', () => {
		expect(filled().all({ status: 429 })).toEqual([
			{
				method: 'POST',
				path: '/api/v1/accounts/:account/contacts',
				status: 429,
				at: expect.any(Date),
				fault: 'status429',
			},
		]);
	});

	it('sums up by route', () => {
		expect(filled().summary()).toEqual({
			'POST /api/v1/accounts/:account/contacts/filter': 1,
			'POST /api/v1/accounts/:account/contacts': 1,
			'GET /api/v1/accounts/:account/conversations/:id/messages': 2,
		});
	});

	it('is empty when cleared', () => {
		const calls = filled();
		calls.clear();
		expect(calls.count()).toBe(0);
	});
});
