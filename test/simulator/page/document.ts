import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chat } from '../whatsapp/chats';
import { escapeHtml } from './formatText';
import { MAX_CARDS, renderCards, searchChats } from './renderChats';

const readBeside = (name: string) => readFileSync(join(__dirname, name), 'utf8');
/** page.css comes last: its rules for narrow screens must win. */
const STYLE = readBeside('phone.css') + readBeside('page.css');
const SCRIPT = readBeside('live.js');

/** `version` changes with every message, so that an open page knows when it has missed one. */
export type View = { chats: readonly Chat[]; query: string; version: string; nonce: string };

/** The whole page, readable without its script; the script only keeps it up to date. */
export function renderDocument({ chats, query, version, nonce }: View): string {
	const found = searchChats(chats, query);
	return `<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>WhatsApp de los clientes</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<header class="top">
<div class="brand"><h1>WhatsApp de los clientes</h1>
<p>Lo que ve cada cliente en su teléfono. Es un simulador: nada sale de este equipo.</p></div>
<form role="search" action="/" method="get">
<label class="hidden" for="search">Buscar por nombre, teléfono o texto</label>
<input id="search" name="q" type="search" value="${escapeHtml(query)}" placeholder="Buscar nombre, teléfono o texto" autocomplete="off">
</form>
<p class="state"><span id="live" class="live" data-state="off">Sin conexión en vivo</span><span id="count">${countText(chats)}</span></p>
</header>
<main>
<ul id="chats" class="phones" data-version="${escapeHtml(version)}">
${renderCards(found)}
</ul>
<p id="more" class="note"${found.length > MAX_CARDS ? '' : ' hidden'}>Se muestran los ${MAX_CARDS} chats más recientes. Busca para encontrar los demás.</p>
<div id="empty" class="note"${chats.length === 0 ? '' : ' hidden'}><p class="big">Todavía no hay mensajes</p>
<p>Cuando la tienda escriba a un cliente, su chat aparecerá aquí solo.</p></div>
<p id="nothing" class="note"${chats.length > 0 && found.length === 0 ? '' : ' hidden'}>Ningún chat coincide con la búsqueda.</p>
</main>
<p id="news" class="hidden" role="status" aria-live="polite"></p>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>
`;
}

/** What an open page asks for when it has missed something. */
export function renderUpdate({ chats, query, version }: Omit<View, 'nonce'>) {
	const found = searchChats(chats, query);
	const isCut = found.length > MAX_CARDS;
	return { version, html: renderCards(found), count: countText(chats), isCut };
}

/** `1 cliente · 2 mensajes` */
export function countText(chats: readonly Chat[]): string {
	const messages = chats.reduce((sum, chat) => sum + chat.messages.length, 0);
	return `${plural(chats.length, 'cliente')} · ${plural(messages, 'mensaje')}`;
}

function plural(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
