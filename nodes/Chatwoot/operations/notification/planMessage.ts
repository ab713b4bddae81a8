import type { Template } from '../../../shared/chatwoot/readTemplates';
import { checkTemplate, previewTemplate } from '../../../shared/chatwoot/templates';
import type { JsonRecord } from '../../../shared/chatwoot/types';
import type { NotificationWish } from './readWish';

/** Characters that WhatsApp takes in one text; Meta refuses more after Chatwoot has already said yes. */
export const MAX_WHATSAPP_CHARACTERS = 4096;

export type Channel = {
	/** Such as Channel::Whatsapp. */
	type: string;
	/** Whether free text is only allowed for 24 hours after the customer's last message. */
	hasWindow: boolean;
	templates: Template[];
};

export type MessagePlan =
	| { send: JsonRecord }
	| { skip: 'windowClosed' }
	| { refuse: { what: string; advice: string } };

/**
 * Decides what is sent: the text while WhatsApp's 24 hours last, the template outside them.
 * Chatwoot takes both without a look and reports what WhatsApp refused only later, so it is checked here.
 */
export function planMessage(wish: NotificationWish, channel: Channel, windowOpen: boolean): MessagePlan {
	if (windowOpen && wish.content) return planText(wish.content, channel);
	if (!windowOpen && wish.whenWindowClosed === 'skip') return { skip: 'windowClosed' };
	if (!windowOpen && wish.whenWindowClosed === 'fail') return refuse(CLOSED, 'Wait until the customer writes, or let a template be sent when the window is closed.');
	if (!wish.template) return refuse(CLOSED, 'Choose an approved template under Template: outside the window WhatsApp takes nothing else.');
	return planTemplate(wish, channel);
}

const CLOSED = "WhatsApp's 24 hours since the customer's last message are over (or the customer never wrote).";

function planText(content: string, { type }: Channel): MessagePlan {
	const characters = [...content].length;
	if (type === 'Channel::Whatsapp' && characters > MAX_WHATSAPP_CHARACTERS) {
		return refuse(
			`Content has ${characters} characters; WhatsApp takes ${MAX_WHATSAPP_CHARACTERS}.`,
			'Shorten it.',
		);
	}
	return { send: { content } };
}

function planTemplate({ template, content }: NotificationWish, channel: Channel): MessagePlan {
	if (!template) return refuse('No template is chosen.', 'Choose one under Template.');
	if (channel.type !== 'Channel::Whatsapp') {
		return refuse(
			`The inbox has no WhatsApp templates (${channel.type || 'unknown channel'}).`,
			'Choose a WhatsApp inbox, or fill in Content.',
		);
	}
	const checked = checkTemplate(channel.templates, template);
	if (!checked.ok) return { refuse: { what: checked.what, advice: checked.advice } };
	// Agents read this text in Chatwoot; the customer gets the template itself.
	const preview = previewTemplate(checked.template, template.bodyParams) || content;
	return { send: { content: preview, template_params: checked.templateParams } };
}

function refuse(what: string, advice: string): MessagePlan {
	return { refuse: { what, advice } };
}
