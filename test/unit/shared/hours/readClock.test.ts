import { zoneOf } from '../../../../nodes/shared/hours/readClock';

const isOld = (name: string) => name !== 'America/Coyhaique';

test.each([
	['a zone that the server knows', 'America/Coyhaique', () => true, 'America/Coyhaique'],
	['a zone younger than the server\'s table: the one that keeps the same time', 'America/Coyhaique', isOld, 'America/Punta_Arenas'],
	['another zone on an old server', 'America/Santiago', isOld, 'America/Santiago'],
	['no zone at all', 'America/Nowhere', () => false, 'America/Nowhere'],
])('%s', (_name, timezone, isKnown, expected) => {
	expect(zoneOf(timezone, isKnown).name).toBe(expected);
});
