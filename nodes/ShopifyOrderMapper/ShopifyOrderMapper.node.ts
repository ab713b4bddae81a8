import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IExecuteFunctions,
	INodeCredentialTestResult,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';

import { splitItems, type Routed } from '../shared/n8n/splitItems';
import { checkSignature, findSecretFlaw, readSecrets } from './checkSignature';
import { mapOrder, rejectDelivery, type MapSettings } from './mapOrder';
import { properties, subtitle } from './properties';
import { headerOf, hostName, needsRawBody, signatureOf } from './readDelivery';
import { isRecord } from './readFields';

const NOTIFY = 0;
const SKIPPED = 1;

export class ShopifyOrderMapper implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shopify Order Mapper',
		name: 'shopifyOrderMapper',
		icon: {
			light: 'file:../shared/icons/shopifyOrder.svg',
			dark: 'file:../shared/icons/shopifyOrder.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle,
		description:
			'Turn what Shopify posts into a message for the customer, or a reason why there is none',
		defaults: { name: 'Shopify Order Mapper' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Notify', 'Skipped'],
		usableAsTool: true,
		credentials: [
			{
				name: 'webhookSigningSecretApi',
				required: true,
				testedBy: 'checkSigningSecret',
				displayOptions: { show: { verifySignature: [true] } },
			},
		],
		properties,
	};

	methods = { credentialTest: { checkSigningSecret } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const secrets =
			this.getNodeParameter('verifySignature', 0, false) === true
				? await secretsOf(this)
				: undefined;
		return await splitItems(this, 2, async (itemIndex) => await mapItem(this, itemIndex, secrets));
	}
}

async function mapItem(
	context: IExecuteFunctions,
	itemIndex: number,
	secrets: string[] | undefined,
): Promise<Routed> {
	const json = context.getInputData()[itemIndex]?.json ?? {};
	const rawBody = secrets || needsRawBody(json) ? await rawBodyOf(context, itemIndex) : undefined;
	if (secrets) {
		if (!rawBody) throw missingRawBody(context, itemIndex);
		const headers = isRecord(json.headers) ? json.headers : {};
		const verdict = checkSignature({
			secrets,
			shop: hostName(headerOf(headers, 'shop-domain')),
			signature: signatureOf(headers),
			rawBody,
		});
		if (!verdict.valid) return { output: SKIPPED, json: rejectDelivery(json, verdict.reason) };
	}
	const input = rawBody ? { headers: json.headers ?? {}, rawBody: rawBody.toString('utf8') } : json;
	const result = mapOrder(input, { ...settingsOf(context, itemIndex), now: new Date() });
	return { output: 'skipped' in result ? SKIPPED : NOTIFY, json: result };
}

function settingsOf(context: IExecuteFunctions, itemIndex: number): Partial<MapSettings> {
	return {
		...context.getNodeParameter('options', itemIndex, {}),
		defaultCountry: String(context.getNodeParameter('defaultCountry', itemIndex, 'CL')),
		language: context.getNodeParameter('language', itemIndex, 'auto') as MapSettings['language'],
		notifyOn: context.getNodeParameter('notifyOn', itemIndex) as string[],
	};
}

async function rawBodyOf(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Buffer | undefined> {
	const binary = context.getInputData()[itemIndex]?.binary ?? {};
	const property = 'data' in binary ? 'data' : Object.keys(binary)[0];
	if (property === undefined) return undefined;
	const bytes = await context.helpers.getBinaryDataBuffer(itemIndex, property);
	return bytes.length > 0 ? bytes : undefined;
}

function missingRawBody(context: IExecuteFunctions, itemIndex: number): NodeOperationError {
	return new NodeOperationError(
		context.getNode(),
		'The signature cannot be checked, because the item has no raw body',
		{
			itemIndex,
			description:
				'Turn on Options, Raw Body in the Webhook node and connect it directly to this node, so that the binary data arrives here. Or turn off Verify Signature.',
		},
	);
}

async function secretsOf(context: IExecuteFunctions): Promise<string[]> {
	const secrets = readSecrets((await context.getCredentials('webhookSigningSecretApi')).secrets);
	if (secrets.length > 0) return secrets;
	throw new NodeOperationError(
		context.getNode(),
		'The credential for the signature holds no secret',
		{
			description:
				'Paste the signing key that Shopify shows under Settings, Notifications, Webhooks (for an app: its client secret) into the credential.',
		},
	);
}

async function checkSigningSecret(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	const flaw = findSecretFlaw(credential.data?.secrets);
	if (flaw !== undefined) return { status: 'Error', message: flaw };
	const count = readSecrets(credential.data?.secrets).length;
	return {
		status: 'OK',
		message: `${count === 1 ? 'A secret is' : `${count} secrets are`} there; whether it is the right one shows with the first delivery`,
	};
}
