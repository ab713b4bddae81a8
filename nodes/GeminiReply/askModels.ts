import { planAttempt, planTimeoutMs } from './planAttempt';
import { readReply, type ReplyVerdict } from './readReply';

/** Status 0 when no answer came. */
export type ModelAnswer = { status: number; body: unknown };
export type Asked = ReplyVerdict & { model: string; attempts: number };

export type Asking = {
	/** The first is asked; the others when it cannot answer. */
	models: string[];
	budgetMs: number;
	call(model: string, timeoutMs: number): Promise<ModelAnswer>;
	wait(delayMs: number): Promise<void>;
	now(): Date;
};

/** Asks until one model has answered or the time is up. */
export async function askModels({ models, budgetMs, call, wait, now }: Asking): Promise<Asked> {
	const endsAt = now().getTime() + budgetMs;
	const left = [...models];
	let model = left.shift() ?? '';
	for (let attempts = 1; ; attempts++) {
		const leftMs = endsAt - now().getTime();
		const { status, body } = await call(model, planTimeoutMs({ hasNextModel: left.length > 0, leftMs }));
		const verdict = readReply(status, body);
		const next = planAttempt(verdict, { attempts, hasNextModel: left.length > 0, leftMs: endsAt - now().getTime() });
		if (next === undefined) return { ...verdict, model, attempts };
		if (next.again === 'next') model = left.shift() ?? model;
		await wait(next.delayMs);
	}
}
