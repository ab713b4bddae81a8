import { asList, asObject, asText, type Json } from '../../whatsapp/json';
import type { Message, WhatsAppChannel } from '../model';
import { dataUrl } from '../present/message';
import type { World } from '../World';
import { buildComponents, findApproved } from './templateParams';

const MAX_BUTTONS = 3;
const MEDIA_TYPES = ['image', 'audio', 'video'];

/** The Graph request for a template message. */
export function templateBody(channel: WhatsAppChannel, to: string, templateParams: Json): Json {
	const template = findApproved(channel.templates, templateParams);
	return {
		messaging_product: 'whatsapp',
		recipient_type: 'individual',
		to,
		type: 'template',
		template: {
			name: templateParams.name,
			language: { policy: 'deterministic', code: asText(templateParams.language) ?? 'en' },
			components: buildComponents(template, asObject(templateParams.processed_params)),
		},
	};
}

/** The Graph requests for a message inside the window: one, or one for each attachment. */
export function sessionBodies(world: World, message: Message, to: string): Json[] {
	const context = contextOf(message);
	const text = world.markdownToWhatsApp(message.content ?? '');
	if (message.attachments.length > 0) {
		return message.attachments.map((attachment) => {
			const type = MEDIA_TYPES.includes(attachment.fileType) ? attachment.fileType : 'document';
			const media: Json = { link: dataUrl(attachment, world.url) };
			if (type !== 'audio' && text !== '') media.caption = text;
			if (type === 'document') media.filename = attachment.fileName;
			return { messaging_product: 'whatsapp', context, to, type, [type]: media };
		});
	}
	if (message.contentType === 'input_select') {
		return [
			{
				messaging_product: 'whatsapp',
				to,
				interactive: choices(message, text),
				type: 'interactive',
			},
		];
	}
	return [{ messaging_product: 'whatsapp', context, to, text: { body: text }, type: 'text' }];
}

/** Up to three choices are buttons, more are a list. */
function choices({ contentAttributes }: Message, text: string): Json {
	const items = asList(contentAttributes.items).map(asObject);
	if (items.length <= MAX_BUTTONS) {
		const buttons = items.map(({ title, value }) => ({
			type: 'reply',
			reply: { id: value, title },
		}));
		return { type: 'button', body: { text }, action: { buttons } };
	}
	const rows = items.map(({ title, value }) => ({ id: value, title }));
	const action = { button: 'Choose an item', sections: [{ rows }] };
	return { type: 'list', body: { text }, action };
}

function contextOf({ contentAttributes }: Message): Json | null {
	const id = asText(contentAttributes.in_reply_to_external_id);
	return id ? { message_id: id } : null;
}
