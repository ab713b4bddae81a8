import type { INodeProperties } from 'n8n-workflow';

import { locator } from './operations/locator';

// Inputs that several operations share. Each operation spreads them into its own list.

export const inboxFilterField: INodeProperties = locator({
	displayName: 'Inbox',
	name: 'inboxId',
	searchListMethod: 'searchInboxes',
	placeholder: 'Choose an inbox…',
});

export const inboxField: INodeProperties = { ...inboxFilterField, required: true };

export const agentField: INodeProperties = locator({
	displayName: 'Agent',
	name: 'assigneeId',
	searchListMethod: 'searchAgents',
	placeholder: 'Choose an agent…',
});

export const teamField: INodeProperties = locator({
	displayName: 'Team',
	name: 'teamId',
	searchListMethod: 'searchTeams',
	placeholder: 'Choose a team…',
});

export const agentBotField: INodeProperties = locator({
	displayName: 'Agent Bot',
	name: 'agentBotId',
	searchListMethod: 'searchAgentBots',
	placeholder: 'Choose an agent bot…',
});

export const conversationField: INodeProperties = {
	displayName: 'Conversation ID',
	name: 'conversationId',
	type: 'string',
	default: '={{ $json.conversationId }}',
	required: true,
	description: 'Number of the conversation, as in its address in Chatwoot',
};

export const contactField: INodeProperties = {
	...locator({
		displayName: 'Contact',
		name: 'contactId',
		searchListMethod: 'searchContacts',
		placeholder: 'Choose a contact…',
		id: '={{ $json.contactId }}',
	}),
	required: true,
	description: 'The contact; by its ID, which is the number in its address in Chatwoot',
};

/** Several people of the account. */
export const agentsField: INodeProperties = {
	displayName: 'Agent Names or IDs',
	name: 'agentIds',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'loadAgents' },
	default: [],
	required: true,
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};

export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: false,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

export const labelsField: INodeProperties = {
	displayName: 'Labels',
	name: 'labels',
	type: 'string',
	default: '',
	placeholder: 'e.g. vip, order',
	description: 'Separated by commas; a list from an expression works too',
};

export const returnAllField: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

export const limitField: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

export const emailField: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	placeholder: 'name@email.com',
	default: '',
};

export const phoneField: INodeProperties = {
	displayName: 'Phone',
	name: 'phone',
	type: 'string',
	default: '',
	placeholder: 'e.g. +56 9 1234 5678',
	description: 'In any spelling; without country code, Country says which one is meant',
};

export const countryField: INodeProperties = {
	displayName: 'Country',
	name: 'country',
	type: 'string',
	default: '',
	placeholder: 'e.g. CL',
	description: 'Two letters: the country of phones that come without country code',
};

export const identifierField: INodeProperties = {
	displayName: 'Identifier',
	name: 'identifier',
	type: 'string',
	default: '',
	placeholder: 'e.g. shopify:1001',
	description: 'Your own ID of the customer, unique in the account',
};

export const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
};

export const customAttributesField: INodeProperties = {
	displayName: 'Custom Attributes',
	name: 'customAttributes',
	type: 'json',
	default: '{}',
	description:
		'As a JSON object such as {"size": "M"}; attributes that are not named keep their values. What is defined in Chatwoot as a number, date, checkbox or list is checked and converted.',
};

export const noteField: INodeProperties = {
	displayName: 'Note',
	name: 'content',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	required: true,
	description: 'What agents read; customers never see it',
};

/** A list of conditions in Chatwoot's own form. */
export const conditionsField: INodeProperties = {
	displayName: 'Conditions',
	name: 'conditions',
	type: 'json',
	default: '[]',
	required: true,
	description:
		'A list of conditions as Chatwoot takes them: attribute_key, filter_operator, values and, on all but the last, query_operator (AND or OR)',
};

export const searchTextField: INodeProperties = {
	displayName: 'Text',
	name: 'query',
	type: 'string',
	default: '',
	required: true,
	description: 'Part of a message',
};

/** A collection for what is rarely needed. */
export function optionsField(options: INodeProperties[], displayName = 'Options', name = 'options'): INodeProperties {
	return { displayName, name, type: 'collection', placeholder: 'Add Option', default: {}, options };
}

/** The fields of a record that an update may change. */
export function updateFieldsOf(fields: INodeProperties[]): INodeProperties {
	return optionsField(fields, 'Update Fields', 'updateFields');
}

/** The two fields of every list. */
export const listFields: INodeProperties[] = [returnAllField, limitField];
