import type { Resource } from '../../operation';
import { get } from './get';

export const profile: Resource = {
	value: 'profile',
	name: 'Profile',
	operations: [
		get,
	],
};
