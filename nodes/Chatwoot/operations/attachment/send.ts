import type { INodeProperties } from 'n8n-workflow';

import { conversationField, optionsField } from '../../fields';
import type { Operation } from '../../operation';
import { keyField, liquidField } from '../message/messageOptions';
import { sendFiles } from './sendFiles';

export const filesField: INodeProperties = {
	displayName: 'Files From',
	name: 'binaryFields',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data, invoice',
	description: 'Names of the files in the input item, as its tab Binary shows them; separated by commas',
};

export const send: Operation = {
	value: 'send',
	name: 'Send',
	action: 'Send files',
	description: 'Send files of the input item (images, documents, audio, video) into a conversation as one message',
	fields: [
		conversationField,
		filesField,
		optionsField([
			liquidField,
			{
				displayName: 'Caption',
				name: 'caption',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				description: 'The text that goes along',
			},
			keyField,
			{
				displayName: 'Private Note',
				name: 'private',
				type: 'boolean',
				default: false,
				description: 'Whether only agents see the files',
			},
		]),
	],
	run: async (call) => await sendFiles(call),
};
