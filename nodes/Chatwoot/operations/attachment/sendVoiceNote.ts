import { conversationField, optionsField } from '../../fields';
import type { Operation } from '../../operation';
import { keyField } from '../message/messageOptions';
import { filesField } from './send';
import { sendFiles } from './sendFiles';

export const sendVoiceNote: Operation = {
	value: 'sendVoiceNote',
	name: 'Send Voice Note',
	action: 'Send a voice note',
	description: 'Send an audio file of the input item as a voice note. WhatsApp plays OGG with Opus as one; other audio, and servers that do not know voice notes, show a file.',
	fields: [
		conversationField,
		{ ...filesField, displayName: 'Audio From', description: 'Name of the audio file in the input item, as its tab Binary shows it' },
		optionsField([keyField]),
	],
	run: async (call) =>
		await sendFiles(
			{ ...call, file: async (field) => checkAudio(field, await call.file(field)) },
			{ is_voice_message: true },
		),
};

function checkAudio<File extends { mimeType: string }>(field: string, file: File): File {
	if (/^audio\/|^application\/ogg/i.test(file.mimeType)) return file;
	throw new Error(`"${field}" is no audio but ${file.mimeType}. Name a file that is audio, such as OGG with Opus.`);
}
