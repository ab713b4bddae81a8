const { execFile } = require('node:child_process');
const { readdir, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { promisify } = require('node:util');

const esbuild = require('esbuild');
const { dest, parallel, series, src, watch } = require('gulp');

const run = promisify(execFile);
const ASSETS = ['{nodes,credentials}/**/*.{svg,png}', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'];
/** The one file that imports a library that n8n does not bring along; loaded only when a number needs it. */
const LIBRARY = 'nodes/shared/phoneLibrary';
const MODULES = 'nodes/modules';
const ESBUILD = { bundle: true, platform: 'node', format: 'cjs', target: 'node20', legalComments: 'none' };

async function clean() {
	await rm('dist', { recursive: true, force: true });
}

async function compile() {
	const tsc = require.resolve('typescript/bin/tsc');
	await run(process.execPath, [tsc, '-p', 'tsconfig.json']).catch(({ stdout }) => {
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
 * Puts all modules into one file, and leaves at each module's own place a line that leads there. n8n waits for every
 * file of every package when it starts: a hundred small ones take three times as long as one.
 */
async function bundleModules() {
	const files = (await readdir('dist', { recursive: true })).filter((file) => file.endsWith('.js'));
	const names = files.map((file) => file.slice(0, -'.js'.length).replaceAll(path.sep, '/'));
	const bundled = names.filter((name) => name !== LIBRARY);
	const doors = bundled.map((name) => `${JSON.stringify(name)}: () => require('./${name}'),`);
	await esbuild.build({
		...ESBUILD,
		stdin: { contents: `module.exports = {\n${doors.join('\n')}\n};`, resolveDir: 'dist' },
		outfile: path.join('dist', `${MODULES}.js`),
		// Names stay readable in stack traces; blanks and comments are what a third of the package would be.
		minifyWhitespace: true,
		minifySyntax: true,
		external: ['n8n-workflow', 'luxon'],
		plugins: [{ name: 'library', setup: leaveLibraryOut }],
	});
	await Promise.all(bundled.map(writeDoor));
}

function leaveLibraryOut(build) {
	const target = `./${path.posix.relative(path.posix.dirname(MODULES), LIBRARY)}`;
	build.onResolve({ filter: /\/phoneLibrary$/ }, () => ({ path: target, external: true }));
}

async function writeDoor(name) {
	const way = path.posix.relative(path.posix.dirname(name), MODULES);
	const code = `module.exports = require('${way.startsWith('.') ? way : `./${way}`}')['${name}']();\n`;
	await writeFile(path.join('dist', `${name}.js`), code);
}

exports.build = series(clean, parallel(compile, assets), bundleLibrary, bundleModules);
exports.watch = () => watch(['nodes/**/*', 'credentials/**/*'], { ignoreInitial: false }, exports.build);
exports.default = exports.build;
