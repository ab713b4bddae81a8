import type { INodeProperties } from 'n8n-workflow';

import { KINDS } from './kinds';

/** The node's fields; names and values are saved in workflows. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Default Country',
		name: 'defaultCountry',
		type: 'string',
		default: 'CL',
		placeholder: 'e.g. CL',
		description:
			'Two letters of the country that a phone without country code is read for when the order has no address. The country of the address goes first.',
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
				description: "The customer's locale, then the country",
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
				description: 'The body names no customer: add the order to it as "order"',
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
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
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
