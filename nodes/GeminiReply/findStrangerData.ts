import { foldText, plainText } from './foldText';
import type { Sources } from './guardReply';

/** Words that make a sentence with a name a sentence about a person. */
const PERSONAL = /\b(?:rut|cpf|dni|curp|direccion|domicilio|vive en|compro|pidio|encargo|telefono de|correo de|pedido de|address|lives (?:at|in|on)|bought|ordered|purchased|phone of|email of|order of|endereco|mora (?:em|na|no)|comprou|pediu|telefone d[eao]|client[ea]s?|customers?)\b/;
const FULL_NAME = /\p{Lu}\p{Ll}+(?: (?:de|da|do|del|la|los|dos))* \p{Lu}\p{Ll}+/gu;

/** A full name that is neither the customer's nor the shop's, in a sentence that tells something of a person. */
export function findStrangerData(text: string, { knowledge, shopTexts, contact, instructions }: Sources): string | undefined {
	// The shop's own name often stands in the instructions only.
	const known = foldText([knowledge, instructions, ...shopTexts, contact.name].join('\n'));
	for (const sentence of plainText(text).split(/(?<=[.!?\n])\s+/)) {
		if (!PERSONAL.test(foldText(sentence))) continue;
		const stranger = [...sentence.matchAll(FULL_NAME)].find(([name]) => !known.includes(foldText(name)));
		if (stranger) return stranger[0];
	}
	return undefined;
}
