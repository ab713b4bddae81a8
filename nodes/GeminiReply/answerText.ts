import { isRecord } from '../shared/chatwoot/errors';
import type { JsonRecord } from '../shared/chatwoot/types';
import { textOf } from '../shared/readId';
import { skip } from './acceptTurn';
import { composeReply, type Model } from './composeReply';
import { skipped, type Outcome } from './outcome';
import type { ThreadFile, ThreadMessage } from './readThread';
import type { Settings } from './readSettings';

const NOBODY = { name: '', phone: '', email: '' };

/** Answers one text without Chatwoot: no history, nothing is written anywhere. */
export async function answerText(
	model: Model,
	settings: Settings,
	{ content, item }: { content: unknown; item: JsonRecord },
): Promise<Outcome> {
	const last: ThreadMessage = {
		...{ id: 1, author: 'customer', createdAt: 0, mark: undefined, isPrivate: false },
		text: textOf(content),
		files: filesOf(item.attachments),
	};
	if (last.text === '' && last.files.length === 0) return skipped(skip('noContent', 'The message holds nothing to read.'));
	const talk = { turn: { burst: [last], last }, thread: [last], contact: NOBODY };
	const composed = await composeReply(model, settings, talk);
	return { output: 'handoff' in composed ? 'handedOff' : 'replied', ai: composed.ai };
}

/** As the trigger's item lists them: named to the model, not fetched. */
function filesOf(attachments: unknown): ThreadFile[] {
	const listed = Array.isArray(attachments) ? attachments.filter(isRecord) : [];
	return listed.map(({ type }) => ({ kind: textOf(type), url: '', mimeType: '', bytes: 0 }));
}
