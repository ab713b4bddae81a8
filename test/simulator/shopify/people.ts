import { choose, createRandom } from '../random';

/** Invented buyers, towns and goods; no row describes a real person. */
type Country = {
	code: 'CL' | 'BR' | 'MX';
	name: string;
	locale: string;
	currency: string;
	decimals: number;
	taxTitle: string;
	taxRate: number;
	/** Country and area in front of the five digits that make a number unique. */
	phonePrefix: string;
	towns: readonly { city: string; province: string; provinceCode: string; zip: string }[];
	streets: readonly string[];
	firstNames: readonly string[];
	lastNames: readonly string[];
	goods: readonly { title: string; variant: string | null; sku: string; price: number }[];
};

export const COUNTRIES: readonly Country[] = [
	{
		code: 'CL',
		name: 'Chile',
		locale: 'es-CL',
		currency: 'CLP',
		decimals: 0,
		taxTitle: 'IVA',
		taxRate: 0.19,
		phonePrefix: '+569555',
		towns: [
			{ city: 'Santiago', province: 'Metropolitana', provinceCode: 'RM', zip: '7500000' },
			{ city: 'Valparaíso', province: 'Valparaíso', provinceCode: 'VS', zip: '2340000' },
			{ city: 'Concepción', province: 'Biobío', provinceCode: 'BI', zip: '4030000' },
		],
		streets: ['Av. Los Aromos', 'Calle Las Hortensias', 'Pasaje El Coigüe'],
		firstNames: ['Antonia', 'Benjamín', 'Catalina', 'Joaquín', 'María José', 'Vicente'],
		lastNames: ['Araya Fuentes', 'Bravo Ñancupil', 'Muñoz Leiva', 'Pérez Soto', 'Rojas Díaz'],
		goods: [
			{ title: 'Polera algodón orgánico', variant: 'M / Negro', sku: 'POL-M-NEG', price: 18_990 },
			{ title: 'Taza cerámica 350 ml', variant: null, sku: 'TAZ-350', price: 8_990 },
			{ title: 'Manta de lana chilota', variant: 'Gris', sku: 'MAN-GRI', price: 54_990 },
		],
	},
	{
		code: 'BR',
		name: 'Brazil',
		locale: 'pt-BR',
		currency: 'BRL',
		decimals: 2,
		taxTitle: 'ICMS',
		taxRate: 0.18,
		phonePrefix: '+55119555',
		towns: [
			{ city: 'São Paulo', province: 'São Paulo', provinceCode: 'SP', zip: '01000-000' },
			{ city: 'Campinas', province: 'São Paulo', provinceCode: 'SP', zip: '13000-000' },
			{ city: 'Santos', province: 'São Paulo', provinceCode: 'SP', zip: '11000-000' },
		],
		streets: ['Rua das Acácias', 'Avenida dos Ipês', 'Travessa do Sol'],
		firstNames: ['Ana Beatriz', 'Caio', 'Helena', 'João Pedro', 'Letícia', 'Thiago'],
		lastNames: ['Araújo Lima', 'Barbosa', 'Gonçalves', 'Nogueira', 'Souza e Silva'],
		goods: [
			{ title: 'Camiseta básica', variant: 'G / Branca', sku: 'CAM-G-BRA', price: 79.9 },
			{ title: 'Caneca esmaltada', variant: null, sku: 'CAN-01', price: 44.5 },
			{ title: 'Rede de algodão', variant: 'Azul', sku: 'RED-AZU', price: 289 },
		],
	},
	{
		code: 'MX',
		name: 'Mexico',
		locale: 'es-MX',
		currency: 'MXN',
		decimals: 2,
		taxTitle: 'IVA',
		taxRate: 0.16,
		phonePrefix: '+5255555',
		towns: [
			{ city: 'Ciudad de México', province: 'Ciudad de México', provinceCode: 'DF', zip: '06000' },
			{ city: 'Coyoacán', province: 'Ciudad de México', provinceCode: 'DF', zip: '04000' },
			{ city: 'Tlalpan', province: 'Ciudad de México', provinceCode: 'DF', zip: '14000' },
		],
		streets: ['Calle Jacarandas', 'Av. del Mezquite', 'Privada Las Bugambilias'],
		firstNames: ['Alejandra', 'Diego', 'Fernanda', 'Luis Ángel', 'Regina', 'Santiago'],
		lastNames: ['Aguilar Peña', 'Cárdenas', 'Hernández Ríos', 'Márquez', 'Zúñiga Ortiz'],
		goods: [
			{ title: 'Playera bordada', variant: 'CH / Roja', sku: 'PLA-CH-ROJ', price: 349 },
			{ title: 'Jarro de barro', variant: null, sku: 'JAR-01', price: 129.5 },
			{ title: 'Rebozo de seda', variant: 'Verde', sku: 'REB-VER', price: 1_890 },
		],
	},
];

export type Buyer = {
	country: Country;
	town: Country['towns'][number];
	street: string;
	firstName: string;
	lastName: string;
	/** E.164, different for every n below 100 000 of one country. */
	phone: string;
	email: string;
};

/** The nth invented buyer, always the same: 0 is Chilean, 1 Brazilian, 2 Mexican, and so on. */
export function buyerOf(n: number): Buyer {
	const country = COUNTRIES[n % COUNTRIES.length];
	if (country === undefined) throw new Error('A buyer has a whole number from 0 up');
	const random = createRandom(n + 1);
	return {
		country,
		town: choose(random, country.towns),
		street: `${choose(random, country.streets)} ${100 + (n % 900)}`,
		firstName: choose(random, country.firstNames),
		lastName: choose(random, country.lastNames),
		phone: `${country.phonePrefix}${String(n % 100_000).padStart(5, '0')}`,
		email: `cliente${n}@correo.example`,
	};
}
