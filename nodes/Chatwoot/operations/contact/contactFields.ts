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
