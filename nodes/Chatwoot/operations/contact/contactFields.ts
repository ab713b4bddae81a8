import type { INodeProperties } from 'n8n-workflow';

import { countryField, customAttributesField } from '../../fields';

/** What a contact may have beside name, phone, e-mail and identifier. */
export const contactOptions: INodeProperties[] = [
	{
		displayName: 'City',
		name: 'city',
		type: 'string',
		default: '',
	},
	{
		displayName: 'Company',
		name: 'company',
		type: 'string',
		default: '',
	},
	countryField,
	customAttributesField,
];

export const sourceIdField: INodeProperties = {
	displayName: 'Source ID',
	name: 'sourceId',
	type: 'string',
	default: '',
	description: "The contact's address in the inbox, such as a WhatsApp number without +. Empty: Chatwoot makes one.",
};
