/** Small bodies with invented people, from which the rows of the tables change one thing at a time. */

export const NOW = new Date('2026-11-21T00:00:00Z');

export type Body = Record<string, unknown>;

export const CUSTOMER: Body = {
	id: 77,
	admin_graphql_api_id: 'gid://shopify/Customer/77',
	first_name: 'Ana',
	last_name: 'Pérez',
	email: 'ana@example.cl',
};

export function orderBody(changes: Body = {}): Body {
	return {
		id: 1,
		admin_graphql_api_id: 'gid://shopify/Order/1',
		name: '#1001',
		order_number: 1001,
		currency: 'CLP',
		total_price: '45990',
		financial_status: 'paid',
		fulfillment_status: null,
		cancelled_at: null,
		cancel_reason: null,
		test: false,
		phone: '+56961234567',
		customer_locale: 'es-CL',
		created_at: '2026-11-20T18:41:07-03:00',
		order_status_url: 'https://tienda.example/orders/abc/authenticate?key=k1',
		customer: CUSTOMER,
		line_items: [{ title: 'Polera', variant_title: 'M', quantity: 2, price: '9990', sku: null }],
		...changes,
	};
}

export function fulfillmentBody(changes: Body = {}): Body {
	return {
		id: 9,
		admin_graphql_api_id: 'gid://shopify/Fulfillment/9',
		order_id: 1,
		name: '#1001.1',
		status: 'success',
		shipment_status: null,
		created_at: '2026-11-20T18:41:07-03:00',
		tracking_company: 'Chilexpress',
		tracking_number: '99900011122',
		tracking_numbers: ['99900011122'],
		tracking_url: 'https://correo.example/t?n=99900011122',
		tracking_urls: ['https://correo.example/t?n=99900011122'],
		destination: { first_name: 'Ana', phone: '9 6123 4567', country_code: 'CL' },
		line_items: [{ title: 'Polera', variant_title: 'M', quantity: 2 }],
		...changes,
	};
}

export function refundBody(changes: Body = {}): Body {
	return {
		id: 5,
		admin_graphql_api_id: 'gid://shopify/Refund/5',
		order_id: 1,
		created_at: '2026-11-20T18:41:07-03:00',
		refund_line_items: [],
		transactions: [{ kind: 'refund', status: 'success', amount: '9990', currency: 'CLP' }],
		order: orderBody(),
		...changes,
	};
}

export function checkoutBody(changes: Body = {}): Body {
	return {
		id: 3,
		token: 'abcdef0123456789',
		name: '#3',
		currency: 'CLP',
		total_price: '9990',
		completed_at: null,
		created_at: '2026-11-20T18:41:07-03:00',
		phone: '+56961234567',
		customer_locale: 'es',
		abandoned_checkout_url: 'https://tienda.example/checkouts/abc/recover',
		buyer_accepts_marketing: true,
		customer: CUSTOMER,
		line_items: [{ title: 'Polera', variant_title: null, quantity: 1 }],
		...changes,
	};
}

/** A Webhook node's item. */
export function delivered(topic: string, body: unknown, headers: Body = {}): Body {
	return {
		headers: {
			'x-shopify-topic': topic,
			'x-shopify-shop-domain': 'tienda.myshopify.com',
			...headers,
		},
		params: {},
		query: {},
		body,
	};
}
