import type { INodeProperties } from 'n8n-workflow';

const templateOptions: INodeProperties[] = [
	{
		displayName: 'Body Parameters',
		name: 'bodyParams',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Parameter',
		default: {},
		description: 'What stands for {{1}}, {{2}} … or for the named parameters, in this order',
		options: [
			{
				displayName: 'Parameter',
				name: 'param',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						description: 'Only for templates with named parameters',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: 'One line of text; never empty',
					},
				],
			},
		],
	},
	{
		displayName: 'Button Parameters',
		name: 'buttonParams',
		type: 'string',
		default: '',
		placeholder: 'e.g. orders/1001',
		description: 'What stands for the variable part of each button, such as the end of its link; separated by commas',
	},
	{
		displayName: 'Category',
		name: 'category',
		type: 'options',
		options: [
			{ name: 'Authentication', value: 'AUTHENTICATION' },
			{ name: 'From the Template', value: '' },
			{ name: 'Marketing', value: 'MARKETING' },
			{ name: 'Utility', value: 'UTILITY' },
		],
		default: '',
		description: 'Category of the template at WhatsApp',
	},
	{
		displayName: 'Header Media URL',
		name: 'headerMediaUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://my-shop.cl/order.jpg',
		description: 'Public address of the image, video or document, for templates that have one on top',
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'string',
		default: '',
		placeholder: 'e.g. es, es_CL, pt_BR',
		description: 'Needed when the template exists in several languages and was not chosen from the list',
	},
	{
		displayName: 'Template',
		name: 'name',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description: 'An approved template of the chosen inbox',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a template…',
				typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
			},
			{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. order_confirmation' },
		],
	},
];

/** A WhatsApp template and what is filled into it. */
export const templateField: INodeProperties = {
	displayName: 'Template',
	name: 'template',
	type: 'collection',
	placeholder: 'Add Template Field',
	default: {},
	options: templateOptions,
};

/** Until something is filled in; templates without placeholders need nothing. */
export const templateNotice: INodeProperties = {
	displayName:
		'If the template has placeholders, add a Body Parameter for each, in their order: the first stands for <code>{{1}}</code>. None may be empty, or the template is not sent.',
	name: 'templateNotice',
	type: 'notice',
	default: '',
	displayOptions: {
		show: { '/template.name': [{ _cnd: { exists: true } }] },
		hide: { '/template.bodyParams.param': [{ _cnd: { exists: true } }] },
	},
};
