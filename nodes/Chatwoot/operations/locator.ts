import type { INodeProperties } from 'n8n-workflow';

type Locator = {
	displayName: string;
	name: string;
	searchListMethod: string;
	placeholder: string;
	/** Where the number comes from as a rule; chosen from the list when left out. */
	id?: string;
};

/** A picker with search that also takes the number itself. */
export function locator({ displayName, name, searchListMethod, placeholder, id }: Locator): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: id === undefined ? 'list' : 'id', value: id ?? '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder,
				typeOptions: { searchListMethod, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 3' },
		],
	};
}
