import { get } from '../../../../../nodes/Chatwoot/operations/inbox/get';
import { getAll } from '../../../../../nodes/Chatwoot/operations/inbox/getAll';
import { getTemplates } from '../../../../../nodes/Chatwoot/operations/inbox/getTemplates';
import { refusalOf, runOperation } from '../runOperation';

const template = (name: string, status: string) => ({
	name,
	status,
	language: 'es',
	category: 'UTILITY',
	parameter_format: 'POSITIONAL',
	components: [{ type: 'BODY', text: 'Hola {{1}}, tu pedido {{2}}' }],
});
/** With every secret that an administrator's token is shown. */
const inbox = {
	id: 2,
	name: 'Shop',
	channel_type: 'Channel::Whatsapp',
	phone_number: '+56961230000',
	message_templates: [template('order_paid', 'APPROVED'), template('order_late', 'REJECTED')],
	provider_config: { api_key: 'EAA…', webhook_verify_token: 'v' },
	hmac_token: 'h',
	website_token: 'w',
	secret: 's',
	imap_password: 'p',
	smtp_password: 'p',
	csat_config: { display_type: 'star', survey: [{ auth_token: 't', kept: 1 }] },
	additional_attributes: { token_of_thanks: 'kept' },
};
const shown = {
	id: 2,
	inboxId: 2,
	name: 'Shop',
	channel_type: 'Channel::Whatsapp',
	phone_number: '+56961230000',
	message_templates: inbox.message_templates,
	csat_config: { display_type: 'star', survey: [{ kept: 1 }] },
	additional_attributes: { token_of_thanks: 'kept' },
};
const asTemplate = (name: string, status: string) => ({
	name,
	language: 'es',
	category: 'UTILITY',
	status,
	body: 'Hola {{1}}, tu pedido {{2}}',
	parameters: ['1', '2'],
	named: false,
	headerFormat: '',
	buttons: [],
	inboxId: 2,
});

test('inbox.get shows no secrets', async () => {
	const { asked, output } = await runOperation(get, { inboxId: { mode: 'list', value: 2 } }, [inbox]);
	expect(asked).toEqual([{ to: 'GET /inboxes/2' }]);
	expect(output).toEqual(shown);
});

test('inbox.getAll shows no secrets, up to the limit', async () => {
	const { asked, output } = await runOperation(getAll, { limit: 1 }, [{ payload: [inbox, { ...inbox, id: 3 }] }]);
	expect(asked).toEqual([{ to: 'GET /inboxes' }]);
	expect(output).toEqual([shown]);
});

test.each([
	['the approved ones', {}, [asTemplate('order_paid', 'APPROVED')]],
	['all of them', { approvedOnly: false }, [asTemplate('order_paid', 'APPROVED'), asTemplate('order_late', 'REJECTED')]],
])('inbox.getTemplates reads %s', async (_name, given, expected) => {
	const { output } = await runOperation(getTemplates, { inboxId: '2', ...given }, [inbox]);
	expect(output).toEqual(expected);
});

test.each([
	['get', get, {}, [], /Inbox is empty/],
	['get', get, { inboxId: 'Shop' }, [], /Inbox must be a whole number/],
	['get', get, { inboxId: 2 }, ['<html>'], /GET \/inboxes\/2 did not answer with an inbox/],
	['getTemplates', getTemplates, { inboxId: 2 }, [{ id: 2, name: 'Website', channel_type: 'Channel::WebWidget' }], /The inbox "Website" holds no WhatsApp templates\. Choose a WhatsApp inbox/],
])('inbox.%s reports what is wrong', async (_name, operation, given, replies, sentence) => {
	expect(await refusalOf(operation, given, replies)).toMatch(sentence);
});
