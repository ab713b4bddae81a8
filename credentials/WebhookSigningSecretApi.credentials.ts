import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

/**
 * What a sender signs its webhooks with. Nothing is called with it, so the nodes that use it test
 * it.
 */
export class WebhookSigningSecretApi implements ICredentialType {
	name = 'webhookSigningSecretApi';

	displayName = 'Webhook Signing Secret API';

	documentationUrl =
		'https://github.com/chatwoot-automations/n8n-nodes-chatwoot-automations/blob/main/docs/shopify-order-mapper.md#signature';

	icon: Icon = {
		light: 'file:../nodes/shared/icons/signingSecret.svg',
		dark: 'file:../nodes/shared/icons/signingSecret.dark.svg',
	};

	properties: INodeProperties[] = [
		{
			displayName: 'Secrets',
			name: 'secrets',
			type: 'string',
			typeOptions: { password: true, rows: 4 },
			default: '',
			required: true,
			description:
				'The signing key that the sender shows. Several, one per line or separated by spaces, keep deliveries valid while a key is being replaced. For several Shopify shops: shop.myshopify.com=key, so that each key counts for its own shop only.',
		},
	];
}
