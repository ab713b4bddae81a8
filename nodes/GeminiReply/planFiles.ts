import { entryOf } from '../shared/entryOf';
import type { ThreadMessage } from './readThread';

export type FileRules = { includeImages: boolean; includeAudio: boolean; redactPersonalData: boolean };
export type WantedFile = { messageId: number; url: string; mimeType: string; maxBytes: number };

const MAX_FILES = 4;
/** Gemini takes 20 MB per request, base64 makes a third more. */
const MAX_FILE_BYTES = 5_000_000;
const MAX_TOTAL_BYTES = 12_000_000;
/** What Gemini reads, under the names that it knows. */
const MIME_TYPES: Record<string, string> = {
	...{ 'image/png': 'image/png', 'image/jpeg': 'image/jpeg', 'image/jpg': 'image/jpeg', 'image/webp': 'image/webp' },
	...{ 'image/heic': 'image/heic', 'image/heif': 'image/heif', 'audio/ogg': 'audio/ogg', 'audio/opus': 'audio/ogg' },
	...{ 'audio/mpeg': 'audio/mp3', 'audio/mp3': 'audio/mp3', 'audio/wav': 'audio/wav', 'audio/x-wav': 'audio/wav' },
	...{ 'audio/aac': 'audio/aac', 'audio/flac': 'audio/flac', 'audio/aiff': 'audio/aiff' },
};
const EXTENSIONS: Record<string, string> = {
	...{ png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', webp: 'image/webp', heic: 'image/heic', heif: 'image/heif' },
	...{ ogg: 'audio/ogg', oga: 'audio/ogg', opus: 'audio/ogg', mp3: 'audio/mp3', wav: 'audio/wav', aac: 'audio/aac', flac: 'audio/flac' },
};

/**
 * The images and voice messages that go along with the question: of a kind that Gemini reads, small enough, and on
 * the Chatwoot server itself. The newest come first. None when personal data is to be kept back: a picture cannot be.
 */
export function planFiles(burst: ThreadMessage[], chatwootUrl: string, rules: FileRules): WantedFile[] {
	if (rules.redactPersonalData) return [];
	let leftBytes = MAX_TOTAL_BYTES;
	const wanted: WantedFile[] = [];
	for (const { id, files } of burst.toReversed()) {
		for (const file of files) {
			const mimeType = mimeTypeOf(file.mimeType, file.url);
			if (!isWanted(mimeType, rules) || !isOnHost(file.url, chatwootUrl) || wanted.length >= MAX_FILES) continue;
			const maxBytes = Math.min(MAX_FILE_BYTES, leftBytes);
			if (file.bytes > maxBytes) continue;
			leftBytes -= file.bytes;
			wanted.push({ messageId: id, url: file.url, mimeType, maxBytes });
		}
	}
	return wanted;
}

/**
 * Where the file's own server may lead: to itself, or to a named host over https, as stores in the cloud are. Never
 * to an address of the local network.
 */
export function checkRedirect(from: string, location: string): string | undefined {
	const target = URL.canParse(location, from) ? new URL(location, from) : undefined;
	if (target === undefined) return undefined;
	if (target.origin === new URL(from).origin) return target.href;
	const isPublicName = /\.[a-z]{2,}$/i.test(target.hostname) && !/\.(?:local|localhost|internal|lan|home|corp|intranet)$/i.test(target.hostname);
	return target.protocol === 'https:' && isPublicName ? target.href : undefined;
}

function isOnHost(url: string, chatwootUrl: string): boolean {
	return URL.canParse(url) && URL.canParse(chatwootUrl) && new URL(url).origin === new URL(chatwootUrl).origin;
}

function isWanted(mimeType: string, { includeImages, includeAudio }: FileRules): boolean {
	return (includeImages && mimeType.startsWith('image/')) || (includeAudio && mimeType.startsWith('audio/'));
}

function mimeTypeOf(named: string, url: string): string {
	const extension = /\.([a-z0-9]+)(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase() ?? '';
	return (named ? entryOf(MIME_TYPES, named) : entryOf(EXTENSIONS, extension)) ?? '';
}
