import { Router } from '../http/Router';
import { addAttributeDefinitionRoutes } from './attributeDefinitions';
import { addContactDetailRoutes } from './contactDetails';
import { addContactRoutes } from './contacts';
import { addConversationActionRoutes } from './conversationActions';
import { addConversationPeopleRoutes } from './conversationPeople';
import { addConversationRoutes } from './conversations';
import { addInboxRoutes } from './inboxes';
import { addLabelRoutes } from './labels';
import { addMessageRoutes } from './messages';
import { addPeopleRoutes } from './people';
import { addRestRoutes } from './rest';
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
	addSettingsRoutes(router);
	addLabelRoutes(router);
	addAttributeDefinitionRoutes(router);
	addRestRoutes(router);
	addWhatsAppRoutes(router);
	return router;
}
