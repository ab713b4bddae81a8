import type { ServerResponse } from 'node:http';
import type { ChatChange, Chats } from '../whatsapp/chats';
import { countText } from './document';
import { renderCard } from './renderChats';

const HEARTBEAT_MS = 15_000;

/** The open pages, each told of every change as it happens (server-sent events). */
export class LiveStreams {
	private readonly startedAt = Date.now().toString(36);
	private readonly streams = new Set<ServerResponse>();
	private readonly heartbeat = setInterval(() => this.tell(': still here\n\n'), HEARTBEAT_MS);
	private readonly stopListening: () => void;
	private changes = 0;

	constructor(private readonly chats: Chats) {
		this.heartbeat.unref();
		this.stopListening = chats.onChange((change) => {
			this.changes += 1;
			if (this.streams.size > 0) this.tell(this.describe(change));
		});
	}

	/** Moves with every change and differs after a restart, so that a page knows what it missed. */
	version(): string {
		return `${this.startedAt}-${this.changes}`;
	}

	open(res: ServerResponse): void {
		res.writeHead(200, {
			'content-type': 'text/event-stream; charset=utf-8',
			'cache-control': 'no-store',
		});
		res.write(asEvent('hello', { version: this.version() }));
		this.streams.add(res);
		res.once('close', () => this.streams.delete(res));
	}

	close(): void {
		this.stopListening();
		clearInterval(this.heartbeat);
		for (const stream of this.streams) stream.end();
	}

	private tell(event: string): void {
		for (const stream of this.streams) stream.write(event);
	}

	private describe(change: ChatChange): string {
		const version = this.version();
		const chat = change === 'cleared' ? undefined : this.chats.of(change.phone);
		if (change === 'cleared' || chat === undefined) return asEvent('cleared', { version });
		const who = chat.name ?? chat.phone;
		const isOut = change.message.from === 'shop';
		const news = isOut ? `La tienda escribió a ${who}` : `${who} escribió a la tienda`;
		const count = countText(this.chats.all());
		return asEvent('chat', { version, html: renderCard(chat), news, count });
	}
}

function asEvent(name: string, data: unknown): string {
	return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
