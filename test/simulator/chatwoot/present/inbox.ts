import type { Json } from '../../whatsapp/json';
import type { Inbox } from '../model';

/** An inbox as REST shows it; agents get no secrets. */
export function presentInbox(
	inbox: Inbox,
	{ isAdmin, base }: { isAdmin: boolean; base: string },
): Json {
	const { settings, channel } = inbox;
	return {
		id: inbox.id,
		avatar_url: '',
		channel_id: channel.id,
		channel_type: channel.type,
		...settings,
		working_hours: inbox.workingHours.map(({ id: _id, ...hour }) => hour),
		callback_webhook_url:
			channel.type === 'Channel::Whatsapp'
				? `${base}/webhooks/whatsapp/${channel.phoneNumber}`
				: null,
		allowed_domains: null,
		widget_color: null,
		website_url: null,
		hmac_mandatory: channel.type === 'Channel::Api' ? false : null,
		welcome_title: null,
		welcome_tagline: null,
		web_widget_script: null,
		website_token: null,
		selected_feature_flags: null,
		reply_time: null,
		messaging_service_sid: null,
		...presentChannel(inbox, isAdmin),
	};
}

function presentChannel({ channel }: Inbox, isAdmin: boolean): Json {
	if (channel.type === 'Channel::Api') {
		return {
			phone_number: null,
			...(isAdmin ? { hmac_token: channel.hmacToken, secret: channel.secret } : {}),
			webhook_url: channel.webhookUrl,
			inbox_identifier: channel.identifier,
			additional_attributes: channel.additionalAttributes,
			provider: null,
		};
	}
	return {
		phone_number: channel.phoneNumber,
		provider: 'whatsapp_cloud',
		message_templates: channel.templates,
		...(isAdmin ? { provider_config: channel.providerConfig } : {}),
		reauthorization_required: false,
		voice_enabled: false,
		inbound_calls_enabled: true,
	};
}

/** The database row, as creating a contact with an inbox shows it. */
export function rawInbox({ id, settings, channel, account, createdAt, updatedAt }: Inbox): Json {
	return {
		id,
		channel_id: channel.id,
		account_id: account.id,
		created_at: createdAt,
		updated_at: updatedAt,
		channel_type: channel.type,
		email_address: null,
		portal_id: null,
		...settings,
	};
}
