import { acceptEvent, type EventRules } from '../../../nodes/ChatwootTrigger/acceptEvent';
import { BOT_EVENTS, EVENTS } from '../../../nodes/ChatwootTrigger/events';
import { rawItem, readEvent } from '../../../nodes/ChatwootTrigger/readEvent';
import { createRecentDeliveries } from '../../../nodes/ChatwootTrigger/recentDeliveries';
import { findFlaws, makeBrokenBody } from '../../helpers/brokenEvents';

const PAYLOADS = 5_000;
const NOW = new Date('2026-11-21T12:00:00.000Z');
const RULES: EventRules = {
	events: [...EVENTS, ...BOT_EVENTS],
	messageFilter: 'all',
	filters: { contains: '', labels: [], statuses: [], inboxIds: [] },
	ignoreOwnMessages: true,
};

it(`of ${PAYLOADS} broken payloads none throws, and each item that leaves keeps every promise`, () => {
	const recent = createRecentDeliveries();
	const flawed: object[] = [];
	const counts = { ignored: 0, accepted: 0 };
	for (let index = 0; index < PAYLOADS; index++) {
		const body = makeBrokenBody();
		const facts = { deliveryId: `d-${index}`, signatureVerified: true };
		const event = readEvent(body, facts);
		expect(rawItem(body, facts)).toMatchObject(facts);
		if ('ignored' in event || !acceptEvent(event, body, RULES).accept) {
			counts.ignored++;
			continue;
		}
		counts.accepted++;
		expect(typeof recent.isDuplicate(event, body, NOW)).toBe('boolean');
		const flaws = findFlaws(event);
		if (flaws.length > 0) flawed.push({ flaws, body });
	}
	expect(flawed).toEqual([]);
	expect(counts.accepted).toBeGreaterThan(1_000);
	expect(counts.ignored).toBeGreaterThan(500);
});
