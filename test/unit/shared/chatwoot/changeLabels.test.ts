import { changeLabels, replaceLabels, withLabels, withoutLabels, type LabelChange } from '../../../../nodes/shared/chatwoot/changeLabels';
import type { ChatwootRequest } from '../../../../nodes/shared/chatwoot/types';
import { fakeClient, limited } from '../../../helpers/fakeClient';

const labels = (...payload: string[]) => ({ payload });
const written = ({ body }: ChatwootRequest) => ({ payload: body?.labels });

test.each<[name: string, change: LabelChange, there: string[], meanwhile: string[], after: string[], requests: number]>([
	['added: those that somebody added meanwhile stay', withLabels(['vip']), ['a'], ['a', 'b'], ['a', 'b', 'vip'], 4],
	['added: somebody added it meanwhile', withLabels(['vip']), ['a'], ['a', 'VIP'], ['a', 'VIP'], 3],
	['removed: those that somebody added meanwhile stay', withoutLabels(['vip']), ['a', 'vip'], ['a', 'vip', 'b'], ['a', 'b'], 4],
])('429 while labels are %s', async (_name, change, there, meanwhile, after, requests) => {
	const client = fakeClient([labels(...there), limited(61_000), labels(...meanwhile), written]);
	expect(await changeLabels(client, '/conversations/7', change)).toEqual(after);
	expect(client.sent).toHaveLength(requests);
});

test('to replace all labels needs no reading, so the request itself may be repeated', async () => {
	const client = fakeClient([labels('b')]);
	expect(await replaceLabels(client, '/contacts/3', ['b'])).toEqual(['b']);
	expect(client.requests).toMatchObject([{ method: 'POST', repeatable: true }]);
});
