import { isDeepStrictEqual } from 'node:util';
import type { Simulator } from '../startSimulator';
import { asObject, asText } from '../whatsapp/json';
import { checkRelations, checkResponse, checkWebhooks, type Checking } from './checks';
import { createIdentities } from './identities';
import { fill, type Scope } from './placeholders';
import { startReceiver, type Receiver } from './Receiver';
import { learnSeed, seedTranscript, type SeededTranscript } from './seedTranscript';
import { sendRequest, type LiveAnswer } from './sendRequest';
import type { RecordedRequest, RecordedResponse, Step, Transcript } from './transcript';
import { watchProvider, type Provider } from './watchProvider';

/** `problems` is empty when the step conforms. */
export type StepResult = { step: number; title: string; problems: string[] };

const MINUTE_MS = 60_000;
const LATE_IN_A_MINUTE_MS = 25_000;

/** Replays a transcript against a simulator over real HTTP, in an account of its own. */
export async function replay(simulator: Simulator, transcript: Transcript): Promise<StepResult[]> {
	const receiver = await startReceiver();
	const provider = watchProvider(simulator);
	try {
		const seeded = seedTranscript(simulator.world, transcript.seed, receiver.url);
		const run = new Run({ simulator, transcript, receiver, seeded, provider });
		await run.registerWebhooks();
		const results: StepResult[] = [];
		for (const [index, step] of transcript.steps.entries()) {
			results.push(await run.play(step, index + 1));
		}
		return results;
	} finally {
		provider.stop();
		await simulator.settled();
		await receiver.close();
	}
}

type Parts = {
	simulator: Simulator;
	transcript: Transcript;
	receiver: Receiver;
	seeded: SeededTranscript;
	provider: Provider;
};

class Run {
	private readonly scope: Scope;
	private readonly checking: Checking;

	constructor(private readonly parts: Parts) {
		const { simulator, transcript, receiver, seeded } = parts;
		const { world } = simulator;
		const values = { ...seeded.bindings, base: simulator.url, hook: receiver.url, run: Date.now() };
		this.scope = { values, now: () => world.clock.now() };
		const identities = createIdentities();
		learnSeed(transcript.seed, seeded.bindings, identities);
		this.checking = { transcript, identities, secrets: seeded.secrets };
	}

	async registerWebhooks(): Promise<void> {
		const { transcript, seeded } = this.parts;
		for (const { key, url, subscriptions, name } of transcript.seed.webhooks ?? []) {
			const body = fill({ url, subscriptions, name }, this.scope);
			const path = `/api/v1/accounts/${seeded.account.id}/webhooks`;
			const answer = await this.send('admin', { method: 'POST', path, body });
			const webhook = asObject(asObject(asObject(answer.body).payload).webhook);
			seeded.bindings.webhook[key] = Number(webhook.id);
			const secret = asText(webhook.secret);
			if (secret) seeded.secrets.set(new URL(String(fill(url, this.scope))).pathname, secret);
		}
	}

	async play(step: Step, number: number): Promise<StepResult> {
		const { simulator, receiver, provider } = this.parts;
		const first = step.request ?? step.parallel?.[0];
		const title = `${step.as} ${first?.method} ${first?.path}`;
		this.letTimePass(step);
		receiver.take();
		provider.take();
		try {
			const problems = await this.check(step, number);
			await simulator.settled();
			problems.push(...this.checkAftermath(step));
			return { step: number, title, problems };
		} catch (error) {
			return { step: number, title, problems: [String(error)] };
		}
	}

	private letTimePass({ wait_before_ms = 0, align_minute }: Step): void {
		const { clock } = this.parts.simulator.world;
		clock.advance(wait_before_ms);
		const inMinute = clock.now().getTime() % MINUTE_MS;
		if (align_minute && inMinute > LATE_IN_A_MINUTE_MS) clock.advance(MINUTE_MS - inMinute);
	}

	private checkAftermath(step: Step): string[] {
		const { receiver, provider } = this.parts;
		const problems = step.webhooks ? checkWebhooks(step, receiver.take(), this.checking) : [];
		const sent = provider.take();
		if (step.provider_requests && !isDeepStrictEqual(sent, step.provider_requests)) {
			problems.push(`provider got ${JSON.stringify(sent)}`);
		}
		return problems;
	}

	private check(step: Step, number: number): Promise<string[]> {
		if (step.parallel) return this.checkParallel(step, number);
		if (step.repeat) return this.checkRepeated(step, number);
		return this.checkOne(step, number);
	}

	private async checkOne(step: Step, number: number): Promise<string[]> {
		const { request, response } = step;
		if (!request || !response) return ['the step has no request'];
		const live = await this.send(step.as, request);
		await this.parts.simulator.settled();
		this.scope.values[`step${number}`] = live.body;
		return [
			...checkResponse(response, live, this.checking),
			...checkRelations(step, live.body, this.scope.values),
		];
	}

	private async checkRepeated(step: Step, number: number): Promise<string[]> {
		const { request, response, repeat } = step;
		if (!request || !response || !repeat) return ['the step has no request'];
		const { from = 0, to = 0 } = repeat;
		const values =
			repeat.values ?? Array.from({ length: to - from + 1 }, (_, index) => from + index);
		const answers: LiveAnswer[] = [];
		for (const value of values) {
			this.scope.values.i = value;
			answers.push(await this.send(step.as, request));
		}
		const last = answers.at(-1);
		if (last === undefined) return ['nothing to repeat'];
		this.scope.values[`step${number}`] = {
			...asObject(last.body),
			all: answers.map(({ body }) => body),
		};
		const statuses: Record<string, number> = {};
		for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1;
		const problems = checkResponse(response, last, this.checking);
		if (!isDeepStrictEqual(statuses, step.statuses)) {
			problems.push(`statuses: ${JSON.stringify(statuses)}`);
		}
		return problems;
	}

	/** Every outcome that was seen in 20 to 30 trials conforms. */
	private async checkParallel(step: Step, number: number): Promise<string[]> {
		const requests = step.parallel ?? [];
		const answers = await Promise.all(requests.map((request) => this.send(step.as, request)));
		const sized = (answer: LiveAnswer) => JSON.stringify(answer.body).length;
		answers.sort((one, other) => one.status - other.status || sized(one) - sized(other));
		this.scope.values[`step${number}`] = answers.map(({ body }) => body);
		const outcomes = [step.responses ?? [], ...(step.alternatives ?? [])].map((responses) =>
			this.checkOutcome(responses, answers),
		);
		return outcomes.some((problems) => problems.length === 0) ? [] : (outcomes[0] ?? []);
	}

	private checkOutcome(responses: RecordedResponse[], answers: LiveAnswer[]): string[] {
		return responses.flatMap((response, index) => {
			const live = answers[index];
			return live ? checkResponse(response, live, this.checking) : ['an answer is missing'];
		});
	}

	private send(as: string, request: RecordedRequest): Promise<LiveAnswer> {
		const { simulator } = this.parts;
		const { url: base, whatsappAppSecret } = simulator;
		return sendRequest(request, { scope: this.scope, base, as, whatsappAppSecret });
	}
}
