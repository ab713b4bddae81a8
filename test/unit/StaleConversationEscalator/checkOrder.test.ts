import { isByActivity, isInOrder, isProvenOrder } from '../../../nodes/StaleConversationEscalator/checkOrder';
import { row } from './records';

/** Waits by place; ids count up unless `id:wait` says otherwise; activity falls, as the default order of Chatwoot. */
const rows = (text: string) =>
	text.split(' ').map((one, index) => {
		const [id, wait] = one.includes(':') ? one.split(':') : [String(index + 1), one];
		return row({ id: Number(id), waitingSince: wait === '-' ? undefined : Number(wait), lastActivityAt: 100 - index });
	});

it.each([
	['rising', '5 6 6 9', 'asc', true],
	['rising, then nobody', '5 9 0 0', 'asc', true],
	['nobody in the middle', '5 0 9', 'asc', false],
	['nobody first', '0 5', 'asc', false],
	['falling, then nobody', '9 5 0', 'desc', true],
	['falling asked for rising', '9 5', 'asc', false],
	['nobody, by creation', '4:0 7:0', 'asc', true],
	['nobody, not by creation', '7:0 4:0', 'asc', false],
	['a server without the field', '- -', 'asc', false],
] as const)('%s', (_name, waits, direction, expected) => {
	expect(isInOrder(rows(waits), direction)).toBe(expected);
});

it.each([
	['both ways', '1:5 2:6 3:7', '9:90 8:80 3:7', true],
	['the same both ways, though rising', '1:5 2:6 3:7', '1:5 2:6 3:7', false],
	['the same both ways, though it would fit both', '1:5 2:0 3:0', '1:5 2:0 3:0', false],
	['not falling the other way', '1:5 2:6', '2:6 3:9', false],
	['nobody waits', '1:0 2:0', '1:0 2:0', true],
	['nobody waits first, somebody the other way', '1:0 2:0', '3:5 1:0', false],
] as const)('proven: %s', (_name, oldestFirst, newestFirst, expected) => {
	expect(isProvenOrder(rows(oldestFirst), rows(newestFirst))).toBe(expected);
});

it.each([
	['falling', [9, 5, 5], true],
	['rising at one place', [9, 5, 6], false],
])('by activity: %s', (_name, times, expected) => {
	expect(isByActivity(times.map((lastActivityAt) => row({ lastActivityAt })))).toBe(expected);
});
