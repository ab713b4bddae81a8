import type { IDataObject, IHookFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';

import { connectChatwoot } from '../shared/chatwoot/client';
import type { ChatwootClient } from '../shared/chatwoot/types';
import { checkChatwootCredential } from '../shared/n8n/checkChatwootCredential';
import { idOf } from '../shared/readId';
import { acknowledgeDelivery, onFailedStart, refuseDelivery } from './answerDelivery';
import { checkDelivery, maySignOtherwise, type Delivery } from './checkDelivery';
import { type AcceptedEvent, decideEvent } from './decideEvent';
import { describeProblem, describeWarnings, isOutage, sentenceOf } from './describeProblem';
import { EVENTS } from './events';
import { forgetUrl, placeOf, recall, recallUrl, remember } from './memory';
import { checkWebhookSecret, properties, subtitle, triggerPanel } from './properties';
import { createRateLimit } from './rateLimit';
import { readNames, readSecrets, readSettings } from './readSettings';
import { findWebhook, registerWebhook, removeWebhook, sendsExactly } from './registration';

const SECRET_CREDENTIAL = 'webhookSigningSecretApi';
const SECRET_REREAD_INTERVAL_MS = 60_000;
/** Chatwoot hangs up after 5 seconds. */
const SECRET_REREAD_TIMEOUT_MS = 2_000;
const rereads = createRateLimit(SECRET_REREAD_INTERVAL_MS);

export class ChatwootTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Chatwoot Trigger',
		name: 'chatwootTrigger',
		icon: { light: 'file:../shared/icons/chatwoot.svg', dark: 'file:../shared/icons/chatwoot.dark.svg' },
		group: ['trigger'],
		// n8n evaluates an expression of its own for every call to a webhook node of version 1, in an isolate: 9 ms of its
		// one thread. For newer ones it does not. Saved nodes of version 1 go on as they are.
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle,
		description: 'Start a workflow once per customer message, or on other events of Chatwoot',
		eventTriggerDescription: 'Waiting for Chatwoot: write a message as a customer',
		activationMessage: 'Chatwoot now sends its events to this workflow.',
		defaults: { name: 'Chatwoot Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'chatwootAccountApi',
				required: true,
				testedBy: 'checkChatwootCredential',
				displayOptions: { show: { source: ['accountWebhook'] } },
			},
			{
				name: 'webhookSigningSecretApi',
				testedBy: 'checkWebhookSecret',
				displayOptions: { show: { source: ['agentBot', 'apiInbox'] } },
			},
		],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		triggerPanel,
		properties,
	};

	methods = { credentialTest: { checkChatwootCredential, checkWebhookSecret } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				if (!registersItself(this)) return true;
				const url = urlOf(this);
				try {
					const found = await findWebhook(await clientOf(this), url);
					if (!found || !sendsExactly(found, wantedEvents(this))) return false;
					remember(this, found);
					return true;
				} catch (error) {
					const known = recall(this);
					if (!isOutage(error) || known?.url !== url) throw activationError(this, error);
					this.logger.warn(`Chatwoot Trigger: ${sentenceOf(error)} The webhook is taken to be there still.`);
					return true;
				}
			},
			async create(this: IHookFunctions): Promise<boolean> {
				if (!registersItself(this)) return true;
				const name = `n8n: ${this.getWorkflow().name ?? 'workflow'}`;
				try {
					const wish = { url: urlOf(this), name, events: wantedEvents(this) };
					const result = await registerWebhook(await clientOf(this), wish);
					remember(this, result.registration);
					describeWarnings(result).forEach((warning) => this.logger.warn(`Chatwoot Trigger: ${warning}`));
					return true;
				} catch (error) {
					throw activationError(this, error);
				}
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				const own = registersItself(this) ? recallUrl(this, urlOf(this)) : undefined;
				if (!own) return true;
				try {
					await removeWebhook(await clientOf(this), own);
				} catch (error) {
					this.logger.warn(`Chatwoot Trigger: the webhook ${own.id} stays in Chatwoot. ${sentenceOf(error)}`);
					return false;
				}
				forgetUrl(this, own.url);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const now = new Date();
		const settings = readSettings((name) => this.getNodeParameter(name, undefined));
		const { headers, rawBody } = this.getRequestObject();
		const delivery = { headers, rawBody: rawBody ?? Buffer.alloc(0), secrets: await secretsOf(this) };
		let verdict = checkDelivery(delivery, settings, now);
		const unproven = settings.verifySignature !== 'never' && maySignOtherwise(delivery, verdict);
		if (unproven && (await learnsSecret(this, delivery, now))) {
			verdict = checkDelivery(delivery, settings, now);
		}
		if (!verdict.pass) return refuseDelivery(this.getResponseObject(), verdict.reason);
		const decision = decideEvent(
			{
				body: this.getBodyData(),
				deliveryId: textOf(headers['x-chatwoot-delivery']),
				signatureVerified: verdict.signatureVerified,
				trigger: `${this.getWorkflow().id}/${this.getNode().id}/${placeOf(this)}`,
				accountId: registersItself(this) ? ownAccountOf(this) : undefined,
			},
			settings,
			now,
		);
		if ('ignored' in decision) return { webhookResponse: decision };
		return start(this, decision);
	}
}

type Context = IHookFunctions | IWebhookFunctions;

const registersItself = (context: Context) =>
	context.getNodeParameter('source', 'accountWebhook') === 'accountWebhook';

const ownAccountOf = (context: Context) => idOf(context.getNodeParameter('accountId', ''), 'Account ID');

function urlOf(context: Context): string {
	const url = context.getNodeWebhookUrl('default');
	if (url) return url;
	throw new NodeOperationError(context.getNode(), 'n8n gave the trigger no webhook URL');
}

async function clientOf(context: Context, timeoutMs?: number): Promise<ChatwootClient> {
	return await connectChatwoot(context, { accountId: ownAccountOf(context), timeoutMs });
}

function wantedEvents(context: IHookFunctions): string[] {
	const chosen = readNames(context.getNodeParameter('events', []));
	const events = EVENTS.filter((event) => chosen.includes(event));
	if (events.length > 0) return events;
	throw new NodeOperationError(context.getNode(), 'No event is chosen that an account webhook sends', {
		description: 'Choose at least one event. Conversation Opened and Resolved are sent to agent bots only.',
	});
}

function activationError(context: IHookFunctions, error: unknown): NodeOperationError {
	if (error instanceof NodeOperationError) return error;
	const { message, description } = describeProblem(error);
	return new NodeOperationError(context.getNode(), message, { description });
}

async function secretsOf(context: IWebhookFunctions): Promise<string[]> {
	if (registersItself(context)) return [recall(context)?.secret ?? ''].filter(Boolean);
	if (!context.getNode().credentials?.[SECRET_CREDENTIAL]) return [];
	return readSecrets((await context.getCredentials(SECRET_CREDENTIAL)).secrets);
}

/** Looks once a minute whether Chatwoot has a newer secret, and adds it to the delivery's. */
async function learnsSecret(context: IWebhookFunctions, delivery: Delivery, now: Date): Promise<boolean> {
	if (!registersItself(context)) return false;
	const url = urlOf(context);
	if (!rereads.mayRun(url, now)) return false;
	try {
		const found = await findWebhook(await clientOf(context, SECRET_REREAD_TIMEOUT_MS), url);
		if (!found?.secret || delivery.secrets.includes(found.secret)) return false;
		remember(context, found);
		delivery.secrets = [found.secret];
		return true;
	} catch (error) {
		context.logger.warn(`Chatwoot Trigger: the secret could not be read again. ${sentenceOf(error)}`);
		return false;
	}
}

/** Agent bots and API inboxes act on the answer, so they get n8n's own. */
function start(context: IWebhookFunctions, { json, forget: forgetDelivery }: AcceptedEvent): IWebhookResponseData {
	const workflowData = [[{ json: json as IDataObject }]];
	const response = context.getResponseObject();
	if (registersItself(context)) return { workflowData, ...acknowledgeDelivery(response) };
	onFailedStart(response, forgetDelivery);
	return { workflowData };
}

const textOf = (header: string | string[] | undefined): string | null =>
	(Array.isArray(header) ? header[0] : header) ?? null;
