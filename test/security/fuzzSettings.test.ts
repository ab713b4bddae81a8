import { checkItem, readWish } from '../../nodes/GeminiReply/readWish';
import { readSettings as readReplySettings } from '../../nodes/GeminiReply/readSettings';
import { isRecord } from '../../nodes/shared/chatwoot/errors';
import { readSettings as readEscalation, type Parameters } from '../../nodes/StaleConversationEscalator/readSettings';
import { breakJson } from '../helpers/breakJson';
import { findErrorFlaw, findPollution, FUZZ_ITEMS, FUZZ_TIMEOUT_MS } from '../helpers/fuzzItems';
import { createRandom } from '../simulator/random';

const random = createRandom(5);
const ESCALATION = {
	tiers: { tier: [{ afterMinutes: 10, assignTo: 'agent', agentId: { __rl: true, mode: 'list', value: 3 }, labels: 'late' }] },
	filters: { inboxIds: '1, 2', labels: ['vip'] },
	businessHours: 'json',
	schedule: { timezone: 'America/Santiago', weekly: { mon: [['09:00', '18:00']] } },
	dryRun: false,
	options: { maxEscalations: 50, maxPages: 400, ignoreOlderThanHours: 72, at: '2026-11-21T12:00:00Z' },
	timezone: 'America/Santiago',
};
const REPLY = { mode: 'send', model: { __rl: true, mode: 'list', value: 'gemini-3.5-flash-lite' }, instructions: 'Eres Luna.', knowledge: 'Polera $12.990', options: { quietSeconds: 5, handoffPhrases: 'humano', minConfidence: 0.5 } };
const ITEM = { conversationId: 7, messageId: 9, content: 'hola', messageType: 'incoming', private: false, sender: { type: 'contact' }, conversation: { id: 7 }, accountId: 1 };

const readItem = (value: unknown) => {
	const item = isRecord(value) ? value : {};
	const field = (name: string) => ({ value: item[name], written: `={{ $json.${name} }}` });
	return [checkItem(item), readWish({ conversationId: field('conversationId'), messageId: field('messageId'), content: field('content') }, item)];
};

it.each<[string, object, (value: unknown) => unknown]>([
	['Stale Conversation Escalator', ESCALATION, (value) => readEscalation({ ...(isRecord(value) ? value : {}), timezone: 'UTC' } as Parameters, new Date('2026-11-21T12:00:00Z'))],
	['Gemini Reply, settings', REPLY, (value) => readReplySettings((name) => (isRecord(value) ? (value[name] ?? '') : ''))],
	['Gemini Reply, item', ITEM, readItem],
])('%s reads or refuses each broken input', (_name, sound, read) => {
	const flaws: object[] = [];
	for (let index = 0; index < FUZZ_ITEMS; index++) {
		const broken = breakJson(random, sound);
		const flaw = flawOf(() => read(broken));
		if (flaw !== undefined) flaws.push({ flaw, broken: JSON.stringify(broken).slice(0, 500) });
	}
	expect([...flaws.slice(0, 10), ...findPollution()]).toEqual([]);
}, FUZZ_TIMEOUT_MS);

function flawOf(work: () => unknown): string | undefined {
	try {
		work();
		return undefined;
	} catch (error) {
		return findErrorFlaw(error instanceof Error ? error.message : error);
	}
}
