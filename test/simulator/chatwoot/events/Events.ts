import { randomUUID } from 'node:crypto';
import type { Json } from '../../whatsapp/json';
import type { Clock } from '../clock';
import type { Jobs } from '../jobs';
import type { Account, Bot, Inbox } from '../model';
import { deliver, railsJson, type Outcome, type Target } from './deliver';
import { createSlots } from './slots';

export type Emission = {
	name: string;
	account: Account;
	/** Its callback gets the event too, whatever is subscribed. */
	inbox?: Inbox;
	/** Agent bots that hear of it. */
	bots?: ReadonlySet<Bot>;
	/** The body without `event`; called when the webhook job runs, for bots at once. */
	build(): Json;
	/** What to do when the inbox's callback did not take it. */
	onInboxFailure?: (error: string) => void;
	/** What to do when a bot did not take it, after all tries. */
	onBotFailure?: () => void;
};
export type Events = {
	emit(emission: Emission): void;
	/** To agent bots only. */
	emitToBots(emission: Emission): void;
	/** To one address, unsigned, as the installation's events are. */
	emitTo(url: string, body: Json): void;
	/** Pause between the tries at an agent bot. */
	botRetryDelayMs: number;
};

const BOT_TRIES = 3;
/** Sidekiq's workers, unless an operator says otherwise: more webhooks are not under way at a time. */
const WORKERS = 10;

/** Sends what happens to the account's webhooks, the API inbox's callback and the agent bots. */
export function createEvents({ clock, jobs }: { clock: Clock; jobs: Jobs }): Events {
	const onWorker = createSlots(WORKERS);
	const events: Events = { emit, emitToBots, emitTo, botRetryDelayMs: 3_000 };
	return events;

	function emit(emission: Emission) {
		emitToBots(emission);
		const targets = accountTargets(emission);
		const callback = callbackOf(emission.inbox);
		if (targets.length === 0 && callback === undefined) return;
		const work = async () => {
			const body = railsJson({ ...emission.build(), event: emission.name });
			const sent = targets.map((target) => deliver(target, body, { now: clock.now() }));
			if (callback) sent.push(sendToInbox(callback, body, emission));
			await Promise.all(sent);
		};
		jobs.run(async () => void (await onWorker(work)));
	}

	async function sendToInbox(target: Target, body: string, { onInboxFailure }: Emission) {
		const outcome = await deliver(target, body, { now: clock.now() });
		const trouble = troubleOf(outcome);
		if (trouble !== undefined) onInboxFailure?.(trouble);
		return outcome;
	}

	function emitToBots(emission: Emission) {
		for (const bot of emission.bots ?? []) {
			if (!bot.outgoingUrl) continue;
			const body = railsJson({ ...emission.build(), event: emission.name });
			const target = { url: bot.outgoingUrl, secret: bot.secret };
			jobs.run(() => sendToBot(target, body, emission));
		}
	}

	/** 429 and 500 are tried again, with the same delivery id and a fresh signature. */
	async function sendToBot(target: Target, body: string, { onBotFailure }: Emission) {
		const deliveryId = randomUUID();
		for (let attempt = 1; attempt <= BOT_TRIES; attempt += 1) {
			const outcome = await deliver(target, body, { now: clock.now(), deliveryId });
			const again = 'status' in outcome && [429, 500].includes(outcome.status);
			if (!again) return;
			if (attempt < BOT_TRIES) await pause(events.botRetryDelayMs);
		}
		onBotFailure?.();
	}

	function emitTo(url: string, body: Json) {
		jobs.run(async () => {
			await deliver({ url }, railsJson(body), { now: clock.now() });
		});
	}
}

function accountTargets({ account, name }: Emission): Target[] {
	const targets: Target[] = [];
	for (const { url, secret, subscriptions } of account.webhooks.values()) {
		if (subscriptions.includes(name)) targets.push({ url, secret });
	}
	return targets;
}

function callbackOf(inbox: Inbox | undefined): Target | undefined {
	if (inbox?.channel.type !== 'Channel::Api' || !inbox.channel.webhookUrl) return undefined;
	return { url: inbox.channel.webhookUrl, secret: inbox.channel.secret };
}

const STATUS_TEXTS: Record<number, string> = {
	404: 'Not Found',
	429: 'Too Many Requests',
	500: 'Internal Server Error',
	502: 'Bad Gateway',
	503: 'Service Unavailable',
};

function troubleOf(outcome: Outcome): string | undefined {
	if ('error' in outcome) return outcome.error;
	if (outcome.status >= 200 && outcome.status < 300) return undefined;
	return `${outcome.status} ${STATUS_TEXTS[outcome.status] ?? ''}`.trim();
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, ms);
	});
}
