import { isRecord } from '../shared/chatwoot/errors';
import { chooseRules } from './chooseRules';
import { MAX_SCORE, readSettings, type ScoreSettings, type Thresholds } from './readSettings';
import { capped, readSignals, type Reason } from './readSignals';

export type Stage = 'cold' | 'warm' | 'hot';

export type Lead = {
	/** 0 to 100. */
	score: number;
	stage: Stage;
	previousStage: Stage;
	stageChanged: boolean;
	/** The score has just crossed the hot threshold upwards. */
	becameHot: boolean;
	/** The customer asked not to be written to. */
	optOut: boolean;
	/** What every point of the score is for; `earlier` is what is left of earlier messages. */
	reasons: Reason[];
	ruleVersion: string;
	scoredAt: string | null;
	contactId: number | null;
};

/** The node's own parameter names; what its options hold may stand beside them or under `options`. */
export type ScoreOptions = {
	contactId?: unknown;
	previousScore?: unknown;
	/** Without it the previous score counts in full. */
	previousScoredAt?: unknown;
	orders?: unknown;
	ruleSet?: 'default' | 'json';
	/** JSON text or a list, read when `ruleSet` is `json`. */
	rules?: unknown;
	thresholds?: unknown;
	halfLifeDays?: unknown;
	keepDefaultRules?: boolean;
	optOutPhrases?: unknown;
	options?: unknown;
	now?: Date;
};

const MS_PER_DAY = 86_400_000;
/** For a customer who has bought before, when the message says anything at all. */
const RETURNING_POINTS = 10;

/**
 * Scores one message of a contact on top of the contact's earlier score.
 *
 * @param text what the customer wrote; anything but text scores nothing
 * @throws Error with a sentence naming the setting, when rules, thresholds or half-life cannot be meant
 */
export function scoreLead(text: unknown, options: ScoreOptions = {}): Lead {
	const given = { ...(isRecord(options.options) ? options.options : {}), ...options };
	const settings = readSettings(given);
	const book = chooseRules(given);
	const now = options.now ?? null;
	const signals = readSignals(typeof text === 'string' ? text : '', book);
	const left = leftOf(settings, now);
	const reasons = [...earlier(left), ...capped([...signals.reasons, ...returning(settings, signals.points)])];
	return {
		...leadOf(pointsOf(reasons), left, settings),
		optOut: signals.optOut,
		reasons,
		ruleVersion: book.version,
		scoredAt: now?.toISOString() ?? null,
		contactId: settings.contactId,
	};
}

type Judgement = Pick<Lead, 'score' | 'stage' | 'previousStage' | 'stageChanged' | 'becameHot'>;

function leadOf(points: number, left: number, { previousScore, thresholds }: ScoreSettings): Judgement {
	const score = Math.round(Math.min(Math.max(points, 0), MAX_SCORE));
	const stage = stageOf(score, thresholds);
	// A lead that was hot and has cooled down below warm since is a new one when it comes back.
	const hasCooled = stageOf(previousScore, thresholds) === 'hot' && left < thresholds.warm;
	const previousStage = hasCooled ? 'cold' : stageOf(previousScore, thresholds);
	return { score, stage, previousStage, stageChanged: stage !== previousStage, becameHot: stage === 'hot' && previousStage !== 'hot' };
}

export function stageOf(score: number, { warm, hot }: Thresholds): Stage {
	if (score >= hot) return 'hot';
	return score >= warm ? 'warm' : 'cold';
}

/** What decay has left of the earlier score, to the tenth of a point. */
function leftOf({ previousScore, previousScoredAt, halfLifeDays }: ScoreSettings, now: Date | null): number {
	if (!now || !previousScoredAt || halfLifeDays === 0) return previousScore;
	const days = Math.max((now.getTime() - previousScoredAt.getTime()) / MS_PER_DAY, 0);
	return Math.round(previousScore * 0.5 ** (days / halfLifeDays) * 10) / 10;
}

/** The reason that stands for what is left of earlier messages. */
export function earlier(left: number): Reason[] {
	return left > 0 ? [{ rule: 'earlier', category: 'history', points: left, matched: '' }] : [];
}

function returning({ orders }: ScoreSettings, points: number): Reason[] {
	if (orders === 0 || points <= 0) return [];
	return [{ rule: 'returningCustomer', category: 'fit', points: RETURNING_POINTS, matched: String(orders) }];
}

export function pointsOf(reasons: Reason[]): number {
	return reasons.reduce((sum, { points }) => sum + points, 0);
}
