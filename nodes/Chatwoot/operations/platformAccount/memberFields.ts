import type { INodeProperties } from 'n8n-workflow';

import { roleField } from '../agent/agentKind';

export const platformUserField: INodeProperties = {
	displayName: 'Platform User ID',
	name: 'platformUserId',
	type: 'string',
	default: '={{ $json.platformUserId }}',
	required: true,
	description: 'Number of a user that the platform app created or was given',
};

export const memberFields: INodeProperties[] = [platformUserField, roleField];
