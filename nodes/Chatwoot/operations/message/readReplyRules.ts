import { readMessage } from '../../../shared/chatwoot/readConversation';
import { isFromPerson } from '../../../shared/chatwoot/readSpeaker';
import type { ReplyRequest } from '../../../shared/chatwoot/sendReply';
import type { JsonRecord } from '../../../shared/chatwoot/types';
import { printed } from '../../../shared/printed';

/** A shop that stays closed longer answers a second time. */
const KEY_LOOKBACK_DAYS = 14;
const MINUTES_PER_DAY = 1_440;
const SECONDS_PER_MINUTE = 60;
const MS_PER_SECOND = 1_000;

type Asked = { options: JsonRecord; item: JsonRecord; now: Date };

/**
 * What speaks against an automatic reply, from the options; undefined where nothing has to be looked at first.
 *
 * @param asked `item` may be one of the Chatwoot Trigger, which names the message that is answered
 * @throws Error with a sentence naming the field
 */
export function readReplyRules({ options, item, now }: Asked): Pick<ReplyRequest, 'unless' | 'answers' | 'lookbackDays'> | undefined {
	const quietMinutes = readMinutes(options.skipIfAgentRepliedMinutes);
	const isKeyed = options.automatic === true && Boolean(options.idempotencyKey);
	if (!isKeyed && quietMinutes === 0) return undefined;
	const answered = Number(printed(item.messageId)) || undefined;
	return {
		lookbackDays: options.idempotencyKey ? KEY_LOOKBACK_DAYS : quietMinutes / MINUTES_PER_DAY,
		answers: isKeyed ? answered : undefined,
		unless: (rows) => (agentWrote(rows, { quietMinutes, answered, now }) ? 'agentReplied' : undefined),
	};
}

type Quiet = { quietMinutes: number; answered: number | undefined; now: Date };

/** Measured on Chatwoot's clock where the answered message is known: n8n's may differ, or start late. */
function agentWrote(rows: JsonRecord[], { quietMinutes, answered, now }: Quiet): boolean {
	const own = rows.map(readMessage).find(({ id }) => id === answered);
	const at = own?.createdAt ?? now.getTime() / MS_PER_SECOND;
	return rows.some((row) => isFromPerson(row) && at - readMessage(row).createdAt < quietMinutes * SECONDS_PER_MINUTE);
}

function readMinutes(value: unknown): number {
	const minutes = Number(printed(value ?? 0));
	if (minutes >= 0) return minutes;
	throw new Error('Skip If an Agent Wrote (Minutes) must be a number of minutes, such as 5; 0 turns it off.');
}
