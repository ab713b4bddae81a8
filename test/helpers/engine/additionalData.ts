import { ExternalSecretsProxy, type ExecutionLifecycleHooks } from 'n8n-core';
import type { IWorkflowExecuteAdditionalData } from 'n8n-workflow';

import type { CredentialData } from './CredentialsInMemory';
import { CredentialsInMemory } from './CredentialsInMemory';
import { packageCredentials } from './packageTypes';

const BASE = 'http://localhost';

/** What n8n gives an execution beside the workflow: addresses, hooks and credentials. */
export function additionalDataFor(
	hooks: ExecutionLifecycleHooks,
	data: CredentialData,
): { additionalData: IWorkflowExecuteAdditionalData; credentials: CredentialsInMemory } {
	const credentials = new CredentialsInMemory(packageCredentials, data);
	const additionalData: IWorkflowExecuteAdditionalData = {
		hooks,
		credentialsHelper: credentials,
		externalSecretsProxy: new ExternalSecretsProxy(),
		executionId: '1',
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: `${BASE}/rest`,
		instanceBaseUrl: `${BASE}/`,
		webhookBaseUrl: `${BASE}/webhook`,
		webhookTestBaseUrl: `${BASE}/webhook-test`,
		webhookWaitingBaseUrl: `${BASE}/webhook-waiting`,
		formWaitingBaseUrl: `${BASE}/form-waiting`,
		setExecutionStatus: () => {},
		sendDataToUI: () => {},
		logAiEvent: () => {},
		getRunExecutionData: async () => undefined,
		executeWorkflow: async () => await notHere('Sub-workflows'),
		startRunnerTask: async () => await notHere('Code nodes'),
	};
	return { additionalData, credentials };
}

async function notHere(what: string): Promise<never> {
	throw new Error(`${what} are not part of the in-process engine.`);
}
