import type { GeminiRequest, Scripted } from '../simulator/gemini/gemini';
import { overloaded } from '../simulator/gemini/googleError';
import { createRandom } from '../simulator/random';
import type { Simulator } from '../simulator/startSimulator';
import { findCode } from './customerCodes';

const THINKS_MS = 300;
const SLOW_MS = 3_000;
/** Each says whom it is for, and which question it answers; none is like another. */
const ANSWERS: Record<string, (code: string) => string> = {
	uno: (code) => `Hola ${code}, sobre tu consulta uno: hacemos envíos a todo el país.`,
	dos: (code) => `${code}, respecto a la consulta dos: los cambios son con la boleta.`,
	tres: (code) => `Claro que sí, ${code}. Por tu consulta tres: atendemos de lunes a viernes.`,
};

/** Answers what the customer asked last; a share of the requests is refused or slow. */
export function scriptGemini({ gemini }: Simulator, faultRate: number): void {
	const random = createRandom(5);
	gemini.always((request) => {
		const fate = random();
		if (fate < faultRate / 2) return overloaded();
		return { ...answer(request), delayMs: fate < faultRate ? SLOW_MS : THINKS_MS };
	});
}

function answer({ body }: GeminiRequest): Scripted {
	const asked = JSON.stringify(body.contents);
	const last = asked.slice(asked.lastIndexOf('Soy '));
	const ordinal = /consulta (\w+)/.exec(last)?.[1] ?? 'uno';
	const reply = ANSWERS[ordinal]?.(findCode(last.slice(0, last.indexOf(','))) ?? '') ?? '';
	return { says: { reply, handoff: false, confidence: 0.9, language: 'es', reason: 'shipping' } };
}
