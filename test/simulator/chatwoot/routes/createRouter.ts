import { Router } from '../http/Router';
import { addAgentBotRoutes } from './agentBots';
import { addAgentRoutes } from './agents';
import { addAttributeDefinitionRoutes } from './attributeDefinitions';
import { addContactDetailRoutes } from './contactDetails';
import { addContactRoutes } from './contacts';
import { addConversationActionRoutes } from './conversationActions';
import { addConversationPeopleRoutes } from './conversationPeople';
import { addConversationRoutes } from './conversations';
import { addInboxRoutes } from './inboxes';
import { addLabelRoutes } from './labels';
import { addMemberRoutes } from './members';
import { addMessageRoutes } from './messages';
import { addPeopleRoutes } from './people';
import { addPlatformRoutes } from './platform';
import { addReportRoutes } from './reports';
import { addRestRoutes } from './rest';
import { addRuleAndMacroRoutes } from './rulesAndMacros';
import { addSettingsRoutes } from './settings';
import { addWebhookRoutes } from './webhooks';
import { addWhatsAppRoutes } from './whatsappWebhook';

/** Every endpoint of Chatwoot's that the simulator has. */
export function createRouter(): Router {
	const router = new Router();
	addContactRoutes(router);
	addContactDetailRoutes(router);
	addConversationRoutes(router);
	addConversationActionRoutes(router);
	addConversationPeopleRoutes(router);
	addMessageRoutes(router);
	addInboxRoutes(router);
	addWebhookRoutes(router);
	addPeopleRoutes(router);
	addAgentRoutes(router);
	addAgentBotRoutes(router);
	addMemberRoutes(router);
	addSettingsRoutes(router);
	addRuleAndMacroRoutes(router);
	addLabelRoutes(router);
	addAttributeDefinitionRoutes(router);
	addReportRoutes(router);
	addPlatformRoutes(router);
	addRestRoutes(router);
	addWhatsAppRoutes(router);
	return router;
}
