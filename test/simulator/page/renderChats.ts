import type { Chat, ChatMessage } from '../whatsapp/chats';
import { escapeHtml, formatText } from './formatText';

/** How many chats the page shows at once; the search reaches the others. */
export const MAX_CARDS = 300;
const HUES = 12;

export function renderCards(chats: readonly Chat[]): string {
	return chats.slice(0, MAX_CARDS).map(renderCard).join('\n');
}

/** One customer's phone. The element's id tells which, so that a newer one can take its place. */
export function renderCard({ phone, name, messages }: Chat): string {
	const title = name ?? phone;
	const label = escapeHtml(`Chat de ${title}`);
	return `<li class="phone" id="${cardId(phone)}">
<article aria-label="${label}">
<header><span class="avatar hue-${hueOf(phone)}" aria-hidden="true">${escapeHtml(initialsOf(title))}</span>
<div class="who"><h2>${escapeHtml(title)}</h2>${name ? `<p>${escapeHtml(phone)}</p>` : ''}</div></header>
<ol class="talk" tabindex="0" aria-label="${escapeHtml(`Mensajes de ${title}`)}">
${messages.map(renderMessage).join('\n')}
</ol>
</article>
</li>`;
}

export function cardId(phone: string): string {
	return `chat-${phone.replace(/\D/g, '')}`;
}

/** Chats that hold every word of `query` in name, phone or messages, whatever case and accents. */
export function searchChats(chats: readonly Chat[], query: string): Chat[] {
	const words = fold(query).split(/\s+/);
	return chats.filter(({ name = '', phone, messages }) => {
		const text = fold([name, phone, ...messages.map((message) => message.text)].join('\n'));
		return words.every((word) => text.includes(word));
	});
}

function renderMessage(message: ChatMessage): string {
	const { from, text, at, template } = message;
	const sender = from === 'shop' ? 'Tienda' : 'Cliente';
	const note = template && `<span class="template">plantilla ${escapeHtml(template.name)}</span>`;
	return `<li class="bubble ${from}" dir="auto"><span class="from">${sender}</span>${renderMedia(message)}
<div class="text">${formatText(text)}</div>
<footer>${note ?? ''}<time datetime="${at.toISOString()}">${clock(at)}</time></footer>${renderButtons(message)}</li>`;
}

/** The picture itself is not fetched: the page loads nothing from elsewhere. */
function renderMedia({ mediaUrl }: ChatMessage): string {
	if (mediaUrl === undefined) return '';
	const name = mediaUrl.split(/[?#]/)[0]?.split('/').pop() ?? mediaUrl;
	return `<div class="media">Archivo: ${escapeHtml(name)}</div>`;
}

function renderButtons({ buttons = [] }: ChatMessage): string {
	if (buttons.length === 0) return '';
	const items = buttons.map((button) => `<li>${escapeHtml(button)}</li>`).join('');
	return `<ul class="buttons" aria-label="Botones">${items}</ul>`;
}

function clock(at: Date): string {
	return at.toTimeString().slice(0, 5);
}

function initialsOf(title: string): string {
	const letters = title.match(/(?<!\p{L})\p{L}/gu) ?? [];
	return letters.slice(0, 2).join('').toUpperCase() || title.slice(-2);
}

function hueOf(phone: string): number {
	return [...phone].reduce((hue, digit) => (hue * 7 + digit.charCodeAt(0)) % HUES, 0);
}

function fold(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
