import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';

import { ROOT } from '../helpers/sourceFiles';
import { documents } from './documents';

const LINK = /\[[^\]]*\]\(([^)\s]+)\)/g;
const IMAGE = /<img[^>]*src="([^"]+)"/g;
const HEADING = /^#{1,6} +(.+)$/gm;
const CODE = /```.*?```|`[^`\n]*`/gs;

const anchors = new Map(documents.map(({ page, text }) => [page, anchorsOf(text)]));

/** As GitHub makes them: lower case, without punctuation, a dash for each space. */
function anchorsOf(text: string): Set<string> {
	const headings = [...text.replaceAll(/```.*?```/gs, '').matchAll(HEADING)].map(([, heading = '']) => heading);
	return new Set(headings.map((heading) => heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').trim().replaceAll(' ', '-')));
}

function broken(page: string, target: string): boolean {
	const [path = '', anchor] = target.split('#');
	const file = path === '' ? page : posix.join(posix.dirname(page), decodeURI(path));
	if (!existsSync(join(ROOT, file))) return true;
	return anchor !== undefined && !anchors.get(file)?.has(anchor);
}

it.each(documents.map(({ page, text }) => ({ page, text })))('$page: every link leads somewhere', ({ page, text }) => {
	const plain = text.replaceAll(CODE, '');
	const targets = [...plain.matchAll(LINK), ...plain.matchAll(IMAGE)].map(([, target = '']) => target);
	const local = targets.filter((target) => !/^[a-z]+:/.test(target));
	expect(local.filter((target) => broken(page, target))).toEqual([]);
});

it('every page of docs is reached from a README', () => {
	const reached = new Set(['README.md', 'workflows/README.md']);
	for (const page of reached) {
		const text = documents.find((document) => document.page === page)?.text ?? '';
		for (const [, target = ''] of text.matchAll(LINK)) reached.add(posix.join(posix.dirname(page), target.split('#')[0] ?? ''));
	}
	expect(documents.map(({ page }) => page).filter((page) => !reached.has(page))).toEqual([]);
});
