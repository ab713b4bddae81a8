import { chooseAgent, readAgents } from '../../../nodes/StaleConversationEscalator/chooseAgent';

const agent = (id: number, isOnline = true) => ({ id, name: `Agente ${id}`, isOnline });
const load = new Map([[1, 4], [2, 2], [3, 2]]);

it.each([
	['the least busy', [agent(1), agent(2)], null, 2],
	['of equals the first', [agent(3), agent(2)], null, 2],
	['nobody knows of any work', [agent(1), agent(9)], null, 9],
	['not who is away', [agent(1), agent(2, false)], null, 1],
	['not who let it wait', [agent(1), agent(2)], 2, 1],
	['who let it wait, when alone', [agent(2), agent(1, false)], 2, 2],
	['nobody is online', [agent(1, false)], null, undefined],
	['nobody at all', [], null, undefined],
])('%s', (_name, members, current, expected) => {
	const holder = current === null ? null : { id: current, name: 'x' };
	expect(chooseAgent(members, load, holder)?.id).toBe(expected);
});

it('reads who is online', () => {
	const rows = [{ id: 1, available_name: 'Ana', availability_status: 'online' }, { id: 2, name: 'Luis', availability_status: 'busy' }, {}, null];
	expect(readAgents(rows)).toEqual([{ id: 1, name: 'Ana', isOnline: true }, { id: 2, name: 'Luis', isOnline: false }]);
});
