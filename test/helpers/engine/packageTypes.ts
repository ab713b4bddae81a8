import type { ICredentialType, INodeType } from 'n8n-workflow';

import { ChatwootAccountApi } from '../../../credentials/ChatwootAccountApi.credentials';
import { GeminiReplyApi } from '../../../credentials/GeminiReplyApi.credentials';
import { WebhookSigningSecretApi } from '../../../credentials/WebhookSigningSecretApi.credentials';
import { BusinessHoursGate } from '../../../nodes/BusinessHoursGate/BusinessHoursGate.node';
import { Chatwoot } from '../../../nodes/Chatwoot/Chatwoot.node';
import { ChatwootTrigger } from '../../../nodes/ChatwootTrigger/ChatwootTrigger.node';
import { GeminiReply } from '../../../nodes/GeminiReply/GeminiReply.node';
import { LeadScorer } from '../../../nodes/LeadScorer/LeadScorer.node';
import { ShopifyOrderMapper } from '../../../nodes/ShopifyOrderMapper/ShopifyOrderMapper.node';
import { StaleConversationEscalator } from '../../../nodes/StaleConversationEscalator/StaleConversationEscalator.node';

export const PACKAGE_NAME = 'n8n-nodes-chatwoot-automations';

/** Every node of the package, from its sources. */
export const packageNodes: INodeType[] = [
	new BusinessHoursGate(),
	new Chatwoot(),
	new ChatwootTrigger(),
	new GeminiReply(),
	new LeadScorer(),
	new ShopifyOrderMapper(),
	new StaleConversationEscalator(),
];

/** Every credential of the package, from its sources. */
export const packageCredentials: ICredentialType[] = [
	new ChatwootAccountApi(),
	new GeminiReplyApi(),
	new WebhookSigningSecretApi(),
];
