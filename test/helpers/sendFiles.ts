import type { IDataObject } from 'n8n-workflow';

import { triggerItem, type Assistant } from './startAssistant';

/** A customer sends files in the API inbox; gives the trigger's item. */
export async function sendFiles(shop: Assistant, text: string, ...files: Array<[name: string, type: string, bytes: Buffer]>): Promise<IDataObject> {
	const { url, accountId, tokens, inboxes } = shop.simulator;
	const post = async (path: string, body: FormData | string) => {
		const headers: Record<string, string> = { 'api-access-token': tokens.admin };
		if (typeof body === 'string') headers['content-type'] = 'application/json';
		const answer = await fetch(`${url}/api/v1/accounts/${accountId}${path}`, { method: 'POST', headers, body });
		return (await answer.json()) as { id: number; payload: { contact: { id: number } } };
	};
	const { payload } = await post('/contacts', JSON.stringify({ name: 'Ana', inbox_id: inboxes.api }));
	const { id } = await post('/conversations', JSON.stringify({ inbox_id: inboxes.api, contact_id: payload.contact.id }));
	const form = new FormData();
	form.append('content', text);
	form.append('message_type', 'incoming');
	for (const [name, type, bytes] of files) form.append('attachments[]', new Blob([new Uint8Array(bytes)], { type }), name);
	await post(`/conversations/${id}/messages`, form);
	return triggerItem(shop.conversation(id));
}
