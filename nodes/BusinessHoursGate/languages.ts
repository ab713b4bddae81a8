export const LANGUAGES = ['es', 'pt', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Country calling codes, the longest first where one begins like another. */
const SPANISH_CODES = /^\+(?:34|5[12346-8]|50[2-7]|59[1358]|1(?:787|939|809|829|849)|240)/;
const PORTUGUESE_CODES = /^\+(?:55|351|24[45]|238|239|258|670)/;

const SPANISH_ZONES =
	/^(?:America\/(?:Argentina\/|Asuncion|Bahia_Banderas|Bogota|Buenos_Aires|Cancun|Caracas|Chihuahua|Ciudad_Juarez|Costa_Rica|Coyhaique|El_Salvador|Guatemala|Guayaquil|Havana|Hermosillo|La_Paz|Lima|Managua|Matamoros|Mazatlan|Merida|Mexico_City|Monterrey|Montevideo|Ojinaga|Panama|Puerto_Rico|Punta_Arenas|Santiago|Santo_Domingo|Tegucigalpa|Tijuana)|Atlantic\/Canary|Africa\/(?:Ceuta|Malabo)|Europe\/Madrid|Pacific\/(?:Easter|Galapagos)|Chile\/|Mexico\/)/;
const PORTUGUESE_ZONES =
	/^(?:America\/(?:Araguaina|Bahia$|Belem|Boa_Vista|Campo_Grande|Cuiaba|Eirunepe|Fortaleza|Maceio|Manaus|Noronha|Porto_Acre|Porto_Velho|Recife|Rio_Branco|Santarem|Sao_Paulo)|Atlantic\/(?:Azores|Cape_Verde|Madeira)|Africa\/(?:Bissau|Luanda|Maputo|Sao_Tome)|Asia\/Dili|Europe\/Lisbon|Brazil\/|Portugal)/;

/** The language of a shop, by the place of its clock. */
export function languageOfTimezone(timezone: string): Language {
	if (SPANISH_ZONES.test(timezone)) return 'es';
	return PORTUGUESE_ZONES.test(timezone) ? 'pt' : 'en';
}

/** The language of the country that a phone in E.164 belongs to. */
export function languageOfPhone(phone: string): Language {
	if (SPANISH_CODES.test(phone)) return 'es';
	return PORTUGUESE_CODES.test(phone) ? 'pt' : 'en';
}
