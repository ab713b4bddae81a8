import { isRecord } from '../shared/chatwoot/errors';
import { LANGUAGES, languageOfPhone, languageOfTimezone, type Language } from './languages';

/**
 * The language to say the opening in: as chosen; else what the item says of the customer (a `language`, then
 * the country of the phone); else the one spoken where the shop's clock stands.
 *
 * @param item of the Chatwoot Trigger (`contact`) or the Shopify Order Mapper (`customer`)
 */
export function chooseLanguage(wanted: unknown, item: object, timezone: string): Language {
	const chosen = LANGUAGES.find((language) => language === wanted);
	if (chosen !== undefined) return chosen;
	for (const person of peopleOf(item)) {
		const own = typeof person.language === 'string' ? person.language.slice(0, 2).toLowerCase() : '';
		const known = LANGUAGES.find((language) => language === own);
		if (known !== undefined) return known;
		if (typeof person.phone === 'string' && person.phone.startsWith('+')) return languageOfPhone(person.phone);
	}
	return languageOfTimezone(timezone);
}

function peopleOf(item: object): Array<{ language: unknown; phone: unknown }> {
	const people = [
		'contact' in item ? item.contact : undefined,
		'customer' in item ? item.customer : undefined,
	].filter(isRecord);
	return people.map(({ language, phone, customAttributes }) => ({
		language: language ?? (isRecord(customAttributes) ? customAttributes.language : undefined),
		phone,
	}));
}
