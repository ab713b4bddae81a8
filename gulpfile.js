const { execFile } = require('node:child_process');
const { mkdir, readdir, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { promisify } = require('node:util');

const esbuild = require('esbuild');
const { dest, parallel, series, src, watch } = require('gulp');

const run = promisify(execFile);
const ASSETS = ['{nodes,credentials}/**/*.{svg,png}', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'];
/** The one file that imports a library that n8n does not bring along; loaded only when a number needs it. */
const LIBRARY = 'nodes/shared/phoneLibrary';
const MODULES = 'nodes/modules';
/** What programs without n8n may call, by its path. */
const PUBLIC_MODULES = [
	'nodes/shared/phone',
	'nodes/shared/chatwoot/signature',
	'nodes/BusinessHoursGate/schedule',
	'nodes/BusinessHoursGate/readSchedule',
	'nodes/ShopifyOrderMapper/mapOrder',
	'nodes/GeminiReply/readReply',
	'nodes/LeadScorer/scoreLead',
];
const ESBUILD = { bundle: true, platform: 'node', format: 'cjs', target: 'node20', legalComments: 'none' };

async function clean() {
	await rm('dist', { recursive: true, force: true });
}

/** Types only: esbuild reads the sources itself and knows nothing of types. */
async function check() {
	const tsc = require.resolve('typescript/bin/tsc');
	await run(process.execPath, [tsc, '--noEmit', '-p', 'tsconfig.json']).catch(({ stdout }) => {
		throw new Error(stdout);
	});
}

function assets() {
	// Without `encoding: false` gulp 5 reads images as text and breaks them.
	return src(ASSETS, { base: '.', encoding: false }).pipe(dest('dist'));
}

async function bundleLibrary() {
	const outfile = path.join('dist', `${LIBRARY}.js`);
	await esbuild.build({ ...ESBUILD, entryPoints: [`${LIBRARY}.ts`], outfile, allowOverwrite: true, minify: true });
}

/**
 * Puts all modules into one file and one scope, and leaves a line that leads there where somebody outside asks for
 * one: n8n for nodes and credentials, other programs for the pure modules. n8n waits for every file of every package
 * when it starts: a hundred small ones take three times as long as one.
 */
async function bundleModules() {
	const files = await Promise.all(['nodes', 'credentials'].map(sourcesIn));
	const names = files.flat().filter((name) => /\.(node|credentials)$/.test(name) || PUBLIC_MODULES.includes(name));
	const imports = names.map((name, index) => `import * as m${index} from './${name}';`);
	const doors = names.map((name, index) => `${JSON.stringify(name)}: m${index},`);
	await esbuild.build({
		...ESBUILD,
		stdin: { contents: `${imports.join('\n')}\nexport const modules = {\n${doors.join('\n')}\n};`, resolveDir: '.', loader: 'ts' },
		outfile: path.join('dist', `${MODULES}.js`),
		// Half the size, which n8n reads at every start. Users read an error's sentence, never its stack.
		minify: true,
		external: ['n8n-workflow', 'luxon'],
		plugins: [{ name: 'library', setup: leaveLibraryOut }],
	});
	await Promise.all(names.map(writeDoor));
}

async function sourcesIn(folder) {
	const files = await readdir(folder, { recursive: true });
	return files
		.filter((file) => file.endsWith('.ts'))
		.map((file) => `${folder}/${file.slice(0, -'.ts'.length).replaceAll(path.sep, '/')}`)
		.sort();
}

function leaveLibraryOut(build) {
	const target = `./${path.posix.relative(path.posix.dirname(MODULES), LIBRARY)}`;
	build.onResolve({ filter: /\/phoneLibrary$/ }, () => ({ path: target, external: true }));
}

async function writeDoor(name) {
	const way = path.posix.relative(path.posix.dirname(name), MODULES);
	const code = `module.exports = require('${way.startsWith('.') ? way : `./${way}`}').modules['${name}'];\n`;
	const file = path.join('dist', `${name}.js`);
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(file, code);
}

exports.build = series(clean, parallel(check, assets, bundleLibrary, bundleModules));
exports.watch = () => watch(['nodes/**/*', 'credentials/**/*'], { ignoreInitial: false }, exports.build);
exports.default = exports.build;
