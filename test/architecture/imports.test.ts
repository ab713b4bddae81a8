import { posix } from 'node:path';

import { sourceFiles } from '../helpers/sourceFiles';

const files = sourceFiles('nodes', 'credentials');
const shared = files.filter(({ path }) => path.startsWith('nodes/shared/'));
const ownFolder = (path: string) => path.split('/').slice(0, 2).join('/');

/** Shells: what n8n calls, what it shows, and the one client. */
const SHELLS = [
	/\.node\.ts$/,
	/^nodes\/[^/]+\/operation\.ts$/,
	/^nodes\/[^/]+\/operations\//,
	/\/(properties|fields|templateFields|client|listSearch)\.ts$/,
	/^nodes\/shared\/n8n\//,
	/^credentials\//,
];
/** What these verbs name decides or describes; the world is somebody else's. */
const PURE = /\/(read|check|accept|verify|map|build|write|score|normalize|plan|choose|decide|describe|guard|fill|format)[A-Z][A-Za-z]*\.ts$/;
const ALLOWED_PACKAGES = new Set(['n8n-workflow', 'luxon', 'node:crypto', 'crypto']);
const CLOCK = /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bperformance\.now\(/;
/** The client jitters its retries; `.node.ts` files read the clock and hand it on. */
const MAY_READ_CLOCK = [/\.node\.ts$/, /^nodes\/shared\/chatwoot\/client\.ts$/];

const isShell = (path: string) => SHELLS.some((shell) => shell.test(path));
const isPure = (path: string) => PURE.test(path) && !path.startsWith('nodes/shared/n8n/');

describe.each(files)('$path', ({ path, text, imports }) => {
	it('imports its own folder and shared only', () => {
		const allowed = [ownFolder(path), 'nodes/shared'];
		const own = imports.filter((name) => name.startsWith('nodes/') || name.startsWith('credentials/'));
		expect(own.filter((name) => !allowed.includes(ownFolder(name)))).toEqual([]);
	});

	it('imports no file outside the package and no package that n8n does not bring', () => {
		const foreign = imports.filter((name) => !/^(nodes|credentials)\//.test(name) && !ALLOWED_PACKAGES.has(name));
		const bundled = path === 'nodes/shared/phoneLibrary.ts' ? ['libphonenumber-js/max'] : [];
		expect(foreign).toEqual(bundled);
	});

	it('imports n8n-workflow only as a shell', () => {
		expect(imports.includes('n8n-workflow') && !isShell(path)).toBe(false);
	});

	it('knows no clock and no chance unless it is a shell', () => {
		const may = MAY_READ_CLOCK.some((place) => place.test(path));
		expect(may ? null : CLOCK.exec(text)).toBeNull();
	});
});

describe.each(files.filter(({ path }) => isPure(path)))('$path decides', ({ imports }) => {
	it('without n8n and without the client', () => {
		expect(imports.filter((name) => name === 'n8n-workflow' || posix.basename(name) === 'client')).toEqual([]);
	});
});

describe.each(shared)('$path is shared', ({ path, text }) => {
	it('and no barrel', () => {
		expect(posix.basename(path)).not.toBe('index.ts');
		expect(/^export\s+(\*|\{[^}]*\}|type\s+\{[^}]*\})\s+from\b/m.exec(text)).toBeNull();
	});
});

it('only the clients speak HTTP', () => {
	const speakers = files.filter(({ text }) => /helpers\s*\.\s*(httpRequest|request)\w*/.test(text)).map(({ path }) => path);
	expect(speakers).toEqual(['nodes/GeminiReply/client.ts', 'nodes/shared/chatwoot/client.ts', 'nodes/shared/n8n/probe.ts']);
});
