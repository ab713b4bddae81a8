/**
 * What each customer's phone shows: the messages that WhatsApp delivered to it and those that its
 * owner wrote. A test reads it as the customer would.
 */
export type ChatMessage = {
	from: 'shop' | 'customer';
	/** As the phone shows it, in WhatsApp's own formatting (`*bold*`). */
	text: string;
	at: Date;
	/** WhatsApp's id. The same id again is the same message and is not shown twice. */
	id: string;
	template?: { name: string; language: string };
	/** Labels of the buttons below the bubble. */
	buttons?: string[];
	/** Address of the image, video or document above the text. */
	mediaUrl?: string;
	/** Which Chatwoot message this is, when the simulated Chatwoot said so. */
	chatwootMessageId?: number;
};
/** `phone` is E.164 with its plus. */
export type Chat = { phone: string; name?: string; messages: ChatMessage[] };
export type ChatChange = { phone: string; name?: string; message: ChatMessage } | 'cleared';

export type Chats = {
	/** Adds a message; false when its id is known already. `phone` with or without the plus. */
	record(phone: string, message: ChatMessage, name?: string): boolean;
	/** Every chat, the one that moved last first. */
	all(): Chat[];
	of(phone: string): Chat | undefined;
	/** Messages that the shop sent to `phone`, or to everybody, oldest first. */
	received(phone?: string): ChatMessage[];
	lastWrittenAt(phone: string): Date | undefined;
	clear(): void;
	/** Calls back after each change; the answer ends it. */
	onChange(listener: (change: ChatChange) => void): () => void;
};

export function createChats(): Chats {
	return new ChatStore();
}

class ChatStore implements Chats {
	private readonly chats = new Map<string, Chat>();
	private readonly seenIds = new Set<string>();
	private readonly listeners = new Set<(change: ChatChange) => void>();

	record(rawPhone: string, message: ChatMessage, name?: string): boolean {
		if (this.seenIds.has(message.id)) return false;
		this.seenIds.add(message.id);
		const phone = withPlus(rawPhone);
		const chat = this.chats.get(phone) ?? { phone, messages: [] };
		chat.name = name ?? chat.name;
		chat.messages.push(message);
		this.chats.delete(phone);
		this.chats.set(phone, chat);
		this.tell({ phone, name: chat.name, message });
		return true;
	}

	all(): Chat[] {
		return [...this.chats.values()].reverse();
	}

	of(phone: string): Chat | undefined {
		return this.chats.get(withPlus(phone));
	}

	received(phone?: string): ChatMessage[] {
		const chosen = phone === undefined ? this.all() : [this.of(phone)];
		const messages = chosen.flatMap((chat) => chat?.messages ?? []);
		return messages.filter(({ from }) => from === 'shop').sort(byTime);
	}

	lastWrittenAt(phone: string): Date | undefined {
		return lastFrom(this.of(phone))?.at;
	}

	clear(): void {
		this.chats.clear();
		this.seenIds.clear();
		this.tell('cleared');
	}

	onChange(listener: (change: ChatChange) => void): () => void {
		this.listeners.add(listener);
		return () => {
			this.listeners.delete(listener);
		};
	}

	private tell(change: ChatChange): void {
		for (const listener of this.listeners) listener(change);
	}
}

function lastFrom(chat: Chat | undefined): ChatMessage | undefined {
	return chat?.messages.filter(({ from }) => from === 'customer').at(-1);
}

/** `56911112222`, `+56 9 1111 2222` → `+56911112222` */
export function withPlus(phone: string): string {
	return `+${phone.replace(/\D/g, '')}`;
}

function byTime(one: ChatMessage, other: ChatMessage): number {
	return one.at.getTime() - other.at.getTime();
}
