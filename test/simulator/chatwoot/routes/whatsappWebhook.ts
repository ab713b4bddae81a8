import { ApiError } from '../http/ApiError';
import type { Answer } from '../http/Answer';
import type { Call, Router } from '../http/Router';
import type { Inbox } from '../model';
import type { World } from '../World';
import { isSignedByWhatsApp, receive } from '../whatsapp/inbound';

const nothing = (status: number): Answer => ({ status, contentType: 'text/html' });

/** Where WhatsApp tells what customers write and what became of our messages. */
export function addWhatsAppRoutes(router: Router): void {
	router.add('POST', '/webhooks/whatsapp/:phone', inbound, { open: true });
}

function inbound({ world, path, body, headers, rawBody }: Call): Answer {
	const signature = headers['x-hub-signature-256'];
	if (typeof signature !== 'string' || !isSignedByWhatsApp(world, rawBody, signature)) {
		return nothing(401);
	}
	const inbox = findInbox(world, path.phone ?? '');
	if (inbox === undefined) throw ApiError.notFound();
	world.jobs.run(() => receive(world, inbox, body));
	return nothing(200);
}

/** Of several accounts with one number, the newest that has it. */
function findInbox(world: World, phone: string): Inbox | undefined {
	for (const account of [...world.accounts.values()].reverse()) {
		for (const inbox of account.inboxes.values()) {
			const { channel } = inbox;
			if (channel.type === 'Channel::Whatsapp' && channel.phoneNumber === phone) return inbox;
		}
	}
	return undefined;
}
