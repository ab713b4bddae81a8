import type { INodeProperties } from 'n8n-workflow';

import { KINDS } from './kinds';

/** Which notices, in which language. Raw values: one that is an expression has none yet, and evaluating it fails. */
export const subtitle = `={{ [$rawParameter.notifyOn ?? []].flat().filter((kind) => !kind.startsWith("="))
	.map((kind) => kind.replace(/[A-Z]/g, (letter) => " " + letter.toLowerCase()))
	.reduce((text, kind, index, kinds) => kinds.length >= ${KINDS.length} ? "all notices" : kinds.length > 2 ? kinds.length + " kinds of notices" : kinds.join(", "), "no notice")
	+ ", in " + ({ es: "Spanish", pt: "Portuguese", en: "English" }[$rawParameter.language] ?? "the customer's language") }}`;

/** The node's fields; names and values are saved in workflows. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Default Country',
		name: 'defaultCountry',
		type: 'string',
		default: 'CL',
		placeholder: 'e.g. CL',
		description:
			'Two letters: how to read a phone without country code when the order has no address. When it has one, the country of the address counts.',
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'options',
		default: 'auto',
		description: 'Language that the customer is written to in',
		options: [
			{
				name: 'Automatic',
				value: 'auto',
				description: 'The language the customer shopped in, then that of the country',
			},
			{ name: 'English', value: 'en' },
			{ name: 'Portuguese', value: 'pt' },
			{ name: 'Spanish', value: 'es' },
		],
	},
	{
		displayName: 'Notify On',
		name: 'notifyOn',
		type: 'multiOptions',
		default: [...KINDS],
		description: 'What customers are told about. Everything else leaves by the output Skipped.',
		options: [
			{
				name: 'Checkout Abandoned',
				value: 'checkoutAbandoned',
				description:
					'Shopify reports every checkout at once: wait and look again before writing, and write only to those who agreed to marketing',
			},
			{ name: 'Order Cancelled', value: 'orderCancelled' },
			{ name: 'Order Created', value: 'orderCreated' },
			{ name: 'Order Fulfilled', value: 'orderFulfilled' },
			{ name: 'Order Paid', value: 'orderPaid' },
			{ name: 'Order Partially Fulfilled', value: 'orderPartiallyFulfilled' },
			{
				name: 'Refund Created',
				value: 'refundCreated',
				description: 'Shopify does not say here whose refund it is: fetch the order first and add it to the item as "order"',
			},
			{ name: 'Shipment Created', value: 'shipmentCreated' },
			{ name: 'Shipment Updated', value: 'shipmentUpdated' },
		],
	},
	{
		displayName: 'Verify Signature',
		name: 'verifySignature',
		type: 'boolean',
		default: false,
		noDataExpression: true,
		description:
			"Whether to let pass only what Shopify signed. Needs the option Raw Body of the Webhook node, and Shopify's signing key as credential.",
	},
	{
		displayName:
			'In the Webhook node turn on Options, <b>Raw Body</b>, and connect it directly to this node. The secret is the signing key under Settings, Notifications, Webhooks in Shopify; of an app its client secret.',
		name: 'rawBodyNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { verifySignature: [true] } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Assume Mobile',
				name: 'assumeMobile',
				type: 'boolean',
				default: false,
				description:
					'Whether to read a number that lacks the digit of a mobile, such as 8 digits in Chile, as a mobile',
			},
			{
				displayName: 'Max Age (Minutes)',
				name: 'maxAgeMinutes',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: 'Skip what happened longer ago than this. 0 lets everything pass.',
			},
			{
				displayName: 'Phone Note Attribute',
				name: 'phoneNoteAttribute',
				type: 'string',
				default: '',
				placeholder: 'e.g. whatsapp',
				description:
					'Name of the additional detail of an order that holds the phone. Empty looks for usual names, such as WhatsApp or Celular.',
			},
			{
				displayName: 'Skip Cancelled on Create',
				name: 'skipCancelledOnCreate',
				type: 'boolean',
				default: true,
				description: 'Whether to skip the confirmation of an order that is already cancelled',
			},
			{
				displayName: 'Skip Test Orders',
				name: 'skipTestOrders',
				type: 'boolean',
				default: true,
				description: "Whether to skip test orders and Shopify's test notifications",
			},
		],
	},
];
