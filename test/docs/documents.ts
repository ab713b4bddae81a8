import { filesIn, readText } from '../helpers/sourceFiles';

export type Block = {
	page: string;
	/** Of the page's blocks in this language, from 1. */
	number: number;
	language: string;
	text: string;
};

export type Document = { page: string; text: string; blocks: Block[] };

const FENCE = /^([ \t]*)```([a-z]*)[ \t]*\n(.*?)^[ \t]*```[ \t]*$/gms;

/** Every page that people read, with its examples. */
export const documents: Document[] = ['README.md', 'CHANGELOG.md', 'workflows/README.md', ...filesIn('docs')]
	.filter((page) => page.endsWith('.md'))
	.map((page) => {
		const text = readText(page);
		return { page, text, blocks: blocksOf(page, text) };
	});

export function blocksIn(language: string): Block[] {
	return documents.flatMap(({ blocks }) => blocks.filter((block) => block.language === language));
}

function blocksOf(page: string, text: string): Block[] {
	const counts = new Map<string, number>();
	return [...text.matchAll(FENCE)].map(([, indent = '', language = '', body = '']) => {
		const number = (counts.get(language) ?? 0) + 1;
		counts.set(language, number);
		return { page, number, language, text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), '') };
	});
}
