import { foldText } from './foldText';
import { MARK_SOURCE, type ConversationState, type ThreadMessage } from './readThread';

export type Skip = { skip: string; detail: string };
/** What is to be answered: the customer's messages since somebody of the shop wrote, oldest first. */
export type Turn = { burst: ThreadMessage[]; last: ThreadMessage };

export type TurnRules = {
	/** The message that started this; the customer's newest when undefined. */
	messageId: number | undefined;
	allowWhenAssigned: boolean;
	handoffLabel: string;
	maxRepliesPerHour: number;
};

const SECONDS_PER_HOUR = 3_600;
const ANSWERED_STATUSES = ['open', 'pending'];
/** What machines write when they are written to. */
const AUTOMATIC_TEXT =
	/\b(?:mensaje automatico|respuesta automatica|mensagem automatica|resposta automatica|auto ?-?reply|auto ?-?respon(?:se|der)|automatic(?:ally)? (?:reply|response|generated)|automated (?:reply|response|message)|out of (?:the )?office|fuera de (?:la )?oficina|do not reply|no responda[s]? a este|nao responda (?:a )?est[ea])\b/;

/** Says whether the assistant answers now, and what. Every reason not to has a name and a sentence. */
export function acceptTurn(state: ConversationState, thread: ThreadMessage[], rules: TurnRules): Turn | Skip {
	const shown = thread.filter(({ isPrivate }) => !isPrivate);
	const newest = shown.findLast(({ author }) => author === 'customer');
	const last = rules.messageId === undefined ? newest : shown.find(({ id }) => id === rules.messageId);
	return (
		checkConversation(state, rules) ??
		checkMessage(last, newest, rules) ??
		(last === undefined ? skip('messageGone', 'The conversation holds no message of a customer.') : takeTurn(thread, last, rules))
	);
}

/** Whether people have the conversation, or nobody needs it. */
export function checkConversation(state: ConversationState, rules: TurnRules): Skip | undefined {
	if (!ANSWERED_STATUSES.includes(state.status)) return skip(`conversation${capital(state.status)}`, `The conversation is ${state.status}.`);
	if (state.humanAssigned && !rules.allowWhenAssigned) return skip('humanAssigned', 'The conversation is assigned to a person.');
	if (rules.handoffLabel !== '' && state.labels.includes(rules.handoffLabel.toLowerCase())) {
		return skip('waitingForHuman', `The conversation was handed over: it has the label ${rules.handoffLabel}.`);
	}
	if (state.blocked) return skip('contactBlocked', 'The customer is blocked.');
	return state.canReply ? undefined : skip('windowClosed', 'The channel takes no free text any more: the customer last wrote too long ago.');
}

/** Whether something happened in the thread that ends this answer: the customer goes on, or a person wrote. */
export function checkSince(thread: ThreadMessage[], id: number): Skip | undefined {
	const since = thread.filter((message) => message.id > id && !message.isPrivate);
	if (since.some(({ author }) => author === 'customer')) return skip('superseded', 'The customer wrote again; the last message is answered.');
	return since.some(({ author }) => author === 'human') ? skip('humanReplied', 'A person has answered already.') : undefined;
}

/** Whether the message was answered, drafted for or handed over: by an earlier delivery, or by another worker just now. */
export function checkAnswered(thread: ThreadMessage[], messageId: number): Skip | undefined {
	const isOf = (key = '') => key === String(messageId) || key.startsWith(`${messageId}/`);
	const isThere = thread.some(({ mark }) => mark?.source === MARK_SOURCE && isOf(mark.key));
	return isThere ? skip('alreadyAnswered', 'This message was answered already.') : undefined;
}

function checkMessage(
	last: ThreadMessage | undefined,
	newest: ThreadMessage | undefined,
	{ messageId }: TurnRules,
): Skip | undefined {
	if (last !== undefined) return last.author === 'customer' ? undefined : skip('notFromCustomer', 'The message is not from a customer.');
	if (messageId === undefined || newest === undefined || newest.id < messageId) {
		return skip('messageGone', 'The message is not in the conversation, or has no content.');
	}
	return skip('superseded', 'The customer wrote again; the last message is answered.');
}

function takeTurn(thread: ThreadMessage[], last: ThreadMessage, rules: TurnRules): Turn | Skip {
	const burst = burstOf(thread, last);
	return (
		checkSince(thread, last.id) ??
		checkMarks(thread, last, rules) ??
		checkText(thread, burst, last) ?? { burst, last }
	);
}

function burstOf(thread: ThreadMessage[], last: ThreadMessage): ThreadMessage[] {
	const before = thread.filter(({ id, isPrivate }) => id <= last.id && !isPrivate);
	const answered = before.findLastIndex(({ author }) => author === 'human' || author === 'assistant');
	return before.slice(answered + 1).filter(({ author }) => author === 'customer');
}

function checkMarks(thread: ThreadMessage[], last: ThreadMessage, rules: TurnRules): Skip | undefined {
	const own = thread.filter(({ mark }) => mark?.source === MARK_SOURCE);
	const answered = checkAnswered(own, last.id);
	if (answered) return answered;
	const recent = own.filter(({ mark, createdAt }) => /^\d+(?:\/draft)?$/.test(mark?.key ?? '') && createdAt > last.createdAt - SECONDS_PER_HOUR);
	if (recent.length < rules.maxRepliesPerHour) return undefined;
	return skip('replyCapReached', `The assistant wrote ${recent.length} times in this hour; ${rules.maxRepliesPerHour} is the most.`);
}

function checkText(thread: ThreadMessage[], burst: ThreadMessage[], last: ThreadMessage): Skip | undefined {
	if (burst.every(({ text, files }) => text.trim() === '' && files.length === 0)) {
		return skip('noContent', 'The message holds nothing to read.');
	}
	const text = foldText(last.text);
	const echoes = thread.some((message) => message.author === 'assistant' && text !== '' && foldText(message.text) === text);
	if (!echoes && !AUTOMATIC_TEXT.test(text)) return undefined;
	return skip('automaticText', 'The message looks like the answer of a machine.');
}

export function skip(reason: string, detail: string): Skip {
	return { skip: reason, detail };
}

function capital(word: string): string {
	return word === '' ? 'StatusUnknown' : word.charAt(0).toUpperCase() + word.slice(1);
}
