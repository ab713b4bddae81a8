import { makeOrder } from '../../simulator/shopify/makeOrder';
import { buyerOf } from '../../simulator/shopify/people';
import { writeAsCustomer } from '../../simulator/whatsapp/customer';
import type { Editor } from './openEditor';
import { makeAnimation } from './pictures';

const ORDERS = [1, 2, 3];
const SIZE = { width: 1000, height: 640 };

/** The demo as a moving picture: the workflow, and the customers' phones as orders come in, one of them twice. */
export async function takeDemo({ browser, page, n8n, simulator }: Editor, hookPath: string): Promise<void> {
	simulator.chats.clear();
	await page.setViewportSize(SIZE);
	await page.getByTestId('zoom-to-fit').dispatchEvent('click');
	const frames = [await page.screenshot({ animations: 'disabled' })];
	const phones = await browser.newPage({ viewport: SIZE });
	await phones.goto(simulator.url);
	const next = async () => {
		await simulator.settled();
		await phones.waitForTimeout(400);
		frames.push(await phones.screenshot({ animations: 'disabled' }));
	};
	await next();
	for (const n of ORDERS) {
		const target = `${n8n.url}/webhook/${hookPath}`;
		await simulator.shopify.send({ topic: 'orders/create', body: makeOrder(n) }, { target, concurrentDuplicates: n === 2 ? 1 : 0, timeoutMs: 30_000, retryDelaysMs: [] });
		await next();
	}
	const { url, whatsappNumber: phoneNumber, whatsappAppSecret: appSecret, world } = simulator;
	await writeAsCustomer({ url, phoneNumber, appSecret }, buyerOf(1).phone.replace('+', ''), { text: '¡Gracias!', at: world.clock.now() });
	await next();
	await phones.close();
	await makeAnimation([...frames, frames.at(-1) ?? Buffer.alloc(0)], 'demo');
}
