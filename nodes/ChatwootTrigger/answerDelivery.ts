/** What the trigger uses of Express's response. */
export type DeliveryResponse = {
	statusCode: number;
	status(code: number): { json(body: unknown): unknown };
	once(event: 'close', listener: () => void): unknown;
};

/** For n8n: the node has answered by itself. */
export type OwnAnswer = { noWebhookResponse: true };

/** n8n's own ways to refuse are a 200, or a 500 with a failed execution. */
export function refuseDelivery(response: DeliveryResponse, reason: string): OwnAnswer {
	response.status(401).json({ error: reason });
	return { noWebhookResponse: true };
}

/**
 * Answers before n8n makes the execution, which takes up to a second in a burst and longer where executions wait for
 * their turn. For account webhooks, for which Chatwoot waits five seconds and which it sends once whatever it hears.
 */
export function acknowledgeDelivery(response: DeliveryResponse): OwnAnswer {
	response.status(200).json({ message: 'Workflow was started' });
	return { noWebhookResponse: true };
}

/** Calls back when n8n answered that the workflow could not be started: an agent bot's delivery then comes again. */
export function onFailedStart(response: DeliveryResponse, callback: () => void): void {
	response.once('close', () => {
		if (response.statusCode >= 500) callback();
	});
}
