import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';

import type { ChatwootClient, Contact } from '../shared/chatwoot/types';
import { connectChatwoot } from '../shared/chatwoot/client';
import { checkChatwootCredential } from '../shared/n8n/checkChatwootCredential';
import { forEachItem } from '../shared/n8n/forEachItem';
import { readFile } from '../shared/n8n/readFile';
import { searchInboxes } from '../shared/n8n/searchInboxes';
import { searchAgents, searchTeams } from '../shared/n8n/searchPeople';
import * as search from './listSearch';
import type { Operation } from './operation';
import { findOperation, idOf } from './operation';
import { resources } from './operations';
import { buildProperties, buildSubtitle } from './properties';

const { loadAgents, ...listSearch } = search;

type Account = { client: ChatwootClient; contacts: Map<string, Contact> };

export class Chatwoot implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Chatwoot',
		name: 'chatwoot',
		icon: { light: 'file:../shared/icons/chatwoot.svg', dark: 'file:../shared/icons/chatwoot.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: buildSubtitle(resources),
		description: 'Write to customers and work with contacts and conversations in Chatwoot',
		defaults: { name: 'Chatwoot' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'chatwootAccountApi', required: true, testedBy: 'checkChatwootCredential' }],
		properties: [
			...buildProperties(resources),
			{
				displayName: 'Account ID',
				name: 'accountId',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2',
				description: "Another account of the same server that the token may use. Empty: the credential's.",
			},
		],
	};

	methods = {
		credentialTest: { checkChatwootCredential },
		listSearch: { ...listSearch, searchAgents, searchInboxes, searchTeams },
		loadOptions: { loadAgents },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = chosenOperation(this);
		const accounts = new Map<number, Account>();
		const output = await forEachItem(this, async (itemIndex) => {
			const accountId = idOf(this.getNodeParameter('accountId', itemIndex, ''), 'Account ID') ?? 0;
			const account = accounts.get(accountId) ?? {
				client: await connectChatwoot(this, { accountId }),
				contacts: new Map<string, Contact>(),
			};
			accounts.set(accountId, account);
			return await operation.run({
				...account,
				callKey: `${this.getWorkflow().id}/${this.getExecutionId()}/${this.getNode().name}/${itemIndex}`,
				file: async (field) => await readFile(this, itemIndex, field),
				item: this.getInputData()[itemIndex]?.json ?? {},
				// Fields that the panel hides are not stored.
				parameter: (field) => this.getNodeParameter(field, itemIndex, ''),
				timezone: this.getTimezone(),
				now: new Date(),
			});
		});
		return [output];
	}
}

function chosenOperation(context: IExecuteFunctions): Operation {
	const resource = context.getNodeParameter('resource', 0);
	const name = context.getNodeParameter('operation', 0);
	const operation = findOperation(resources, resource, name);
	if (operation) return operation;
	const what = `This version of the node has no operation "${String(name)}" on "${String(resource)}".`;
	throw new NodeOperationError(context.getNode(), what, {
		description: 'Choose another one, or update the package.',
	});
}
