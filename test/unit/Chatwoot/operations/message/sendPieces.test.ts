import { send } from '../../../../../nodes/Chatwoot/operations/message/send';
import { failed } from '../../../../helpers/fakeClient';
import { refusalOf, runOperation } from '../runOperation';

const message = (id: number) => ({ id, content: 'x', status: 'sent' });
const TYPING = 'POST /conversations/42/toggle_typing_status';
const MESSAGE = 'POST /conversations/42/messages';
/** 160 and 130 characters. */
const [first, second] = ['Primera frase. '.repeat(11).trim().slice(0, 160), 'b'.repeat(130)];
const long = `${first}\n\n${second}`;
const given = (options: object) => ({ conversationId: 42, content: long, options });

async function shown(options: object, replies: unknown[]) {
	const { asked, waits, output } = await runOperation(send, given(options), replies);
	const steps = asked.map(({ to, body }) => {
		const { content, typing_status } = body as { content?: string; typing_status?: string };
		return `${to} ${typing_status ?? String(content?.length)}`;
	});
	return { steps, waits, sent: Array.isArray(output) ? output.length : 0 };
}

test('one message, at once', async () => {
	expect(await shown({}, [message(1)])).toEqual({ steps: [`${MESSAGE} ${long.length}`], waits: [], sent: 1 });
});

test('pieces keep a distance, so that they arrive in order', async () => {
	expect(await shown({ splitLongText: true, pieceLength: 200 }, [message(1), message(2)])).toEqual({
		steps: [`${MESSAGE} 160`, `${MESSAGE} 130`],
		waits: [1000],
		sent: 2,
	});
});

test('each piece is typed for as long as it is, and typing ends', async () => {
	expect(await shown({ splitLongText: true, pieceLength: 200, typing: true }, [null, message(1), null, message(2), null])).toEqual({
		steps: [`${TYPING} on`, `${MESSAGE} 160`, `${TYPING} on`, `${MESSAGE} 130`, `${TYPING} off`],
		waits: [4000, 3900],
		sent: 2,
	});
});

test('a server that refuses typing holds nothing back', async () => {
	const refused = failed(401, { error: 'Access to this endpoint is not authorized for bots' });
	expect(await shown({ typing: true }, [refused, message(1), refused])).toMatchObject({ sent: 1 });
});

test.each([
	['shorter than a hundred', 99],
	['longer than WhatsApp takes', 4097],
])('refuses pieces %s', async (_name, pieceLength) => {
	expect(await refusalOf(send, given({ splitLongText: true, pieceLength }))).toBe(`Piece Length must be from 100 to 4096 characters, but is ${pieceLength}.`);
});
