import type { Resource } from '../operation';
import { account } from './account';
import { agent } from './agent';
import { agentBot } from './agentBot';
import { attachment } from './attachment';
import { automationRule } from './automationRule';
import { cannedResponse } from './cannedResponse';
import { contact } from './contact';
import { conversation } from './conversation';
import { csat } from './csat';
import { customAttribute } from './customAttribute';
import { inbox } from './inbox';
import { label } from './label';
import { macro } from './macro';
import { message } from './message';
import { notification } from './notification';
import { platformAccount } from './platformAccount';
import { platformUser } from './platformUser';
import { profile } from './profile';
import { report } from './report';
import { team } from './team';
import { webhook } from './webhook';

/** Everything the node can do. To add an operation: its file, and a line in the index of its resource. */
export const resources: Resource[] = [
	notification,
	message,
	attachment,
	contact,
	conversation,
	inbox,
	label,
	agent,
	team,
	cannedResponse,
	customAttribute,
	webhook,
	agentBot,
	automationRule,
	macro,
	report,
	csat,
	account,
	profile,
	platformAccount,
	platformUser,
];
