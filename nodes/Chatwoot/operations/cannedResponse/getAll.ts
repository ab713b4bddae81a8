import { optionsField } from '../../fields';
import { collectionOf, textOf } from '../../operation';
import { filledIn, getAllOperation } from '../recordOperations';
import { cannedResponseKind } from './cannedResponseKind';

export const getAll = getAllOperation(cannedResponseKind, 'Read the texts that agents insert by a short code', {
	fields: [
		optionsField([
			{
				displayName: 'Search',
				name: 'search',
				type: 'string',
				default: '',
				description: 'Only those whose short code or text contains this',
			},
		]),
	],
	query: (parameter) => filledIn({ search: textOf(collectionOf(parameter('options')).search) }),
});
