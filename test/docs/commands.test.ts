import { execFileSync } from 'node:child_process';

import { readJson } from '../helpers/sourceFiles';
import { blocksIn, documents } from './documents';

const { scripts } = readJson('package.json') as { scripts: Record<string, string> };
/** `npm test` and the like, which need no `run`. */
const BUILT_IN = new Set(['ci', 'install', 'pack', 'version']);
const NPM = /\bnpm (run )?([a-z][\w:-]*)/g;

const shell = blocksIn('sh');

it('there are commands', () => expect(shell.length).toBeGreaterThan(2));

it.each(shell)('$page, commands $number: a shell can read them', ({ text }) => {
	expect(() => execFileSync('bash', ['-n'], { input: text, stdio: ['pipe', 'pipe', 'pipe'] })).not.toThrow();
});

it.each(documents.map(({ page, text }) => ({ page, text })))('$page: every npm script that it names exists', ({ text }) => {
	const code = [...text.matchAll(/`[^`]*`|```.*?```/gs)].map(([part]) => part).join('\n');
	const named = [...code.matchAll(NPM)].map(([, run, name = '']) => ({ name, known: name in scripts || (!run && BUILT_IN.has(name)) }));
	expect(named.filter(({ known }) => !known)).toEqual([]);
});
