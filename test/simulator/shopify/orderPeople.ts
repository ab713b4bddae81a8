import type { Buyer } from './people';

/** Where the goods and the bill go; the phone is as the buyer typed it in even orders. */
export function address(n: number, buyer: Buyer) {
	const { firstName, lastName, country, town } = buyer;
	return {
		first_name: firstName,
		address1: buyer.street,
		phone: n % 2 === 1 ? buyer.phone : asTyped(buyer),
		city: town.city,
		zip: town.zip,
		province: town.province,
		country: country.name,
		last_name: lastName,
		address2: n % 4 === 0 ? `Depto ${1 + (n % 90)}` : null,
		company: null,
		latitude: null,
		longitude: null,
		name: `${firstName} ${lastName}`,
		country_code: country.code,
		province_code: town.provinceCode,
	};
}

/** Without the country, in groups: `9 5550 0002`, `11 95550-0004`. */
function asTyped({ phone, country }: Buyer): string {
	const national = phone.slice(3);
	if (country.code === 'BR') {
		return `(${national.slice(0, 2)}) ${national.slice(2, 7)}-${national.slice(7)}`;
	}
	const head = country.code === 'CL' ? 1 : 2;
	return `${national.slice(0, head)} ${national.slice(head, head + 4)} ${national.slice(head + 4)}`;
}

export function customer(n: number, buyer: Buyer, createdAt: string) {
	const id = 7_200_000_000_000 + n;
	return {
		id,
		created_at: createdAt,
		updated_at: createdAt,
		first_name: buyer.firstName,
		last_name: buyer.lastName,
		state: 'disabled',
		note: null,
		verified_email: true,
		multipass_identifier: null,
		tax_exempt: false,
		email: buyer.email,
		phone: null,
		currency: buyer.country.currency,
		tax_exemptions: [],
		admin_graphql_api_id: `gid://shopify/Customer/${id}`,
		default_address: {
			...address(n, buyer),
			id: 9_300_000_000_000 + n,
			customer_id: id,
			country_name: buyer.country.name,
			default: true,
		},
	};
}
