import {
	MAX_WHATSAPP_CHARACTERS,
	planMessage,
	type Channel,
	type MessagePlan,
} from '../../../../../nodes/Chatwoot/operations/notification/planMessage';
import type { NotificationWish } from '../../../../../nodes/Chatwoot/operations/notification/readWish';
import { readTemplates } from '../../../../../nodes/shared/chatwoot/readTemplates';

const templates = readTemplates({
	message_templates: [{ name: 'order', language: 'es', status: 'APPROVED', category: 'UTILITY', components: [{ type: 'BODY', text: 'Hola {{1}}' }] }],
});
const whatsApp: Channel = { type: 'Channel::Whatsapp', hasWindow: true, templates };
const api: Channel = { type: 'Channel::Api', hasWindow: false, templates: [] };
const template = { name: 'order', bodyParams: [{ value: 'Ana' }], buttonParams: [] };
const wish = (changes: Partial<NotificationWish> = {}): NotificationWish => ({
	inboxId: 1,
	content: 'Hola',
	template,
	whenWindowClosed: 'template',
	conversationMode: 'reuse',
	extras: { labels: [], updateContact: false },
	...changes,
});
const sentTemplate = {
	send: { content: 'Hola Ana', template_params: { name: 'order', category: 'UTILITY', language: 'es', processed_params: { 1: 'Ana' } } },
};

const rows: Array<[string, NotificationWish, Channel, boolean, MessagePlan | RegExp]> = [
	['window open: the text', wish(), whatsApp, true, { send: { content: 'Hola' } }],
	['window open, no text: the template', wish({ content: '' }), whatsApp, true, sentTemplate],
	['window closed: the template, with what the customer reads as its text', wish(), whatsApp, false, sentTemplate],
	['window closed: skip', wish({ whenWindowClosed: 'skip' }), whatsApp, false, { skip: 'windowClosed' }],
	['window closed: fail', wish({ whenWindowClosed: 'fail' }), whatsApp, false, /24 hours/],
	['window closed and no template', wish({ template: undefined }), whatsApp, false, /24 hours/],
	['window open: no template needed', wish({ template: undefined }), whatsApp, true, { send: { content: 'Hola' } }],
	['no window at all: the text', wish(), api, true, { send: { content: 'Hola' } }],
	['a template where there are none', wish({ content: '' }), api, true, /no WhatsApp templates \(Channel::Api\)/],
	['a text just as long as WhatsApp takes', wish({ content: 'x'.repeat(MAX_WHATSAPP_CHARACTERS) }), whatsApp, true, { send: { content: 'x'.repeat(MAX_WHATSAPP_CHARACTERS) } }],
	['one character more', wish({ content: 'x'.repeat(MAX_WHATSAPP_CHARACTERS + 1) }), whatsApp, true, /4097 characters; WhatsApp takes 4096/],
	['long texts elsewhere', wish({ content: 'x'.repeat(5000) }), api, true, { send: { content: 'x'.repeat(5000) } }],
	['a template that does not fit', wish({ template: { ...template, bodyParams: [] } }), whatsApp, false, /takes 1 body parameters/],
];

describe('planMessage', () => {
	test.each(rows)('%s', (_name, wished, channel, windowOpen, expected) => {
		const plan = planMessage(wished, channel, windowOpen);
		if (expected instanceof RegExp) expect('refuse' in plan && plan.refuse.what).toMatch(expected);
		else expect(plan).toEqual(expected);
	});
});
