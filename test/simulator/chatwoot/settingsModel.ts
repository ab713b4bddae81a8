import type { Json } from '../whatsapp/json';
import type { User } from './model';

/** What an account's administrators set up. */
export type Team = {
	id: number;
	accountId: number;
	name: string;
	description: string | null;
	allowAutoAssign: boolean;
	members: Map<number, User>;
	createdAt: Date;
	updatedAt: Date;
};
export type Label = {
	id: number;
	title: string;
	description: string | null;
	color: string;
	showOnSidebar: boolean;
};
export type Webhook = {
	id: number;
	accountId: number;
	name: string | null;
	url: string;
	subscriptions: string[];
	secret: string;
};
export type AttributeModel = 'conversation_attribute' | 'contact_attribute';
export type AttributeDefinition = {
	id: number;
	displayName: string;
	displayType: string;
	description: string | null;
	key: string;
	values: unknown[];
	model: AttributeModel;
	createdAt: Date;
	updatedAt: Date;
};
export type CannedResponse = {
	id: number;
	shortCode: string;
	content: string;
	createdAt: Date;
	updatedAt: Date;
};
export type Macro = { id: number; name: string; visibility: string; by: User; actions: unknown };
export type AutomationRule = { id: number; createdAt: Date; fields: Json };
