import { getAll } from '../../../../../nodes/Chatwoot/operations/csat/getAll';
import { getMetrics } from '../../../../../nodes/Chatwoot/operations/csat/getMetrics';
import { refusalOf, runOperation } from '../runOperation';

const rating = (id: number) => ({ id, rating: 5, feedback_message: 'Gracias', conversation_id: 42, contact: { id: 3, name: 'Ana' } });
const page = (from: number, count: number) => Array.from({ length: count }, (_, k) => rating(from + k));
const RATINGS = 'GET /csat_survey_responses';

test('ratings come by the page, which the list does not say of itself', async () => {
	const { asked, output } = await runOperation(getAll, { returnAll: true }, [page(1, 25), page(26, 3)]);
	expect(asked).toEqual([{ to: RATINGS }, { to: RATINGS, query: { page: 2 } }]);
	expect(output).toHaveLength(28);
	expect(output).toContainEqual({ ...rating(28), conversationId: 42, contactId: 3 });
});

test('ratings of an agent, an inbox, a team and a period', async () => {
	const filters = { agentId: 7, inboxId: 2, teamId: 5, rating: 1, since: '2026-11-01T00:00:00', until: '2026-11-02T00:00:00' };
	const { asked } = await runOperation(getAll, { filters }, [[]]);
	expect(asked).toEqual([{ to: RATINGS, query: { user_ids: [7], inbox_id: 2, team_id: 5, rating: 1, since: '1793502000', until: '1793588400' } }]);
});

test.each([
	[{ 1: 1, 5: 2 }, 3.67],
	[{ 5: 4 }, 5],
	[{}, null],
])('the average of %j is %s', async (ratings_count, average) => {
	const { output } = await runOperation(getMetrics, {}, [{ total_count: 3, ratings_count, total_sent_messages_count: 9 }]);
	expect(output).toEqual({ total_count: 3, ratings_count, total_sent_messages_count: 9, average });
});

test.each([[getAll], [getMetrics]])('another program\'s page is not taken for none', async (operation) => {
	expect(await refusalOf(operation, {}, ['<html></html>'])).toMatch(/did not answer with/);
});
