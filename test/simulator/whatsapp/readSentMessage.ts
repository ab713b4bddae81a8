import type { ChatMessage } from './chats';
import { graphErrors, refuse } from './graphErrors';
import { asList, asObject, asText, type Json } from './json';
import { renderTemplate, type MessageTemplate } from './template';

export const MAX_TEXT_LENGTH = 4096;
const MEDIA_TYPES = ['image', 'video', 'audio', 'document', 'sticker'];

export type SentMessage = Pick<ChatMessage, 'text' | 'template' | 'buttons' | 'mediaUrl'> & {
	/** Digits, without the plus. */
	to: string;
	type: string;
};
/** The template of that name and language which the business account holds, approved or not. */
export type FindTemplate = (name: string, language: string) => MessageTemplate | undefined;

/**
 * What the phone will show of a Graph request body.
 * @throws GraphRefusal with Meta's code when the real API would refuse the body.
 */
export function readSentMessage(body: Json, findTemplate: FindTemplate): SentMessage {
	const to = (asText(body.to) ?? '').replace(/\D/g, '');
	if (body.messaging_product !== 'whatsapp') {
		refuse(graphErrors.invalidParameter('messaging_product must be "whatsapp"'));
	}
	if (to === '') refuse(graphErrors.missingParameter('Missing parameter: to'));
	const type = asText(body.type) ?? 'text';
	return { to, type, ...readContent(type, asObject(body[type]), findTemplate) };
}

type Content = Omit<SentMessage, 'to' | 'type'>;

function readContent(type: string, content: Json, findTemplate: FindTemplate): Content {
	if (type === 'text') return readText(content);
	if (type === 'template') return readTemplate(content, findTemplate);
	if (type === 'interactive') return readInteractive(content);
	if (MEDIA_TYPES.includes(type)) {
		return { text: asText(content.caption) ?? '', mediaUrl: asText(content.link) };
	}
	return refuse(graphErrors.invalidParameter(`Param type has an unknown value: ${type}`));
}

function readText({ body }: Json): Content {
	const text = asText(body) ?? '';
	if (text === '') refuse(graphErrors.missingParameter("Param text['body'] is required"));
	if (text.length > MAX_TEXT_LENGTH) {
		const details = `Param text['body'] must be at most ${MAX_TEXT_LENGTH} characters long.`;
		refuse(graphErrors.invalidParameter(details));
	}
	return { text };
}

function readTemplate(content: Json, findTemplate: FindTemplate): Content {
	const name = asText(content.name) ?? '';
	const language = asText(asObject(content.language).code) ?? '';
	const template = findTemplate(name, language);
	if (template === undefined || template.status.toUpperCase() !== 'APPROVED') {
		return refuse(graphErrors.unknownTemplate(name, language));
	}
	return { ...renderTemplate(template, content), template: { name, language } };
}

function readInteractive({ body, action }: Json): Content {
	const { buttons, sections } = asObject(action);
	const replies = asList(buttons).map((button) => asText(asObject(asObject(button).reply).title));
	const rows = asList(sections).flatMap((section) => asList(asObject(section).rows));
	const titles = [...replies, ...rows.map((row) => asText(asObject(row).title))];
	return {
		text: asText(asObject(body).text) ?? '',
		buttons: titles.filter((title) => title !== undefined),
	};
}
