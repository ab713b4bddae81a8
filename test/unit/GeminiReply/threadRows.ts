import { readThread, type ThreadMessage } from '../../../nodes/GeminiReply/readThread';

type Row = Record<string, unknown>;

const AT = 1_795_200_000;
const row = (id: number, content: unknown, more: Row) => ({ id, content, created_at: AT + id, content_attributes: {}, private: false, ...more });

/** Messages as Chatwoot's GET messages gives them; `id` also is the second they were written in. */
export const incoming = (id: number, content: unknown, more: Row = {}) =>
	row(id, content, { message_type: 0, sender: { id: 1, type: 'contact', name: 'Ana' }, ...more });
export const outgoing = (id: number, content: unknown, more: Row = {}) =>
	row(id, content, { message_type: 1, sender: { id: 2, type: 'user', name: 'Luis' }, ...more });
export const note = (id: number, content: unknown) => outgoing(id, content, { private: true });
export const activity = (id: number) => row(id, 'Luis resolved', { message_type: 2 });
export const byAssistant = (id: number, content: unknown, key = String(id - 1)) =>
	outgoing(id, content, { content_attributes: { automation: { source: 'geminiReply', key } } });
export const file = (more: Row = {}) => ({ file_type: 'image', data_url: 'https://chat.example/rails/a.png', content_type: 'image/png', file_size: 10, ...more });

export const thread = (...rows: Row[]): ThreadMessage[] => readThread(rows);
/** The instant `seconds` after the message with id 0. */
export const at = (seconds: number) => new Date((AT + seconds) * 1000);
