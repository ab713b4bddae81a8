const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const path = require('node:path');
const { promisify } = require('node:util');

const esbuild = require('esbuild');
const { dest, parallel, series, src, watch } = require('gulp');

const run = promisify(execFile);
const ASSETS = ['{nodes,credentials}/**/*.{svg,png}', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'];
/** The one file that imports a library that n8n does not bring along. */
const BUNDLED = 'nodes/shared/phoneLibrary';

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

async function bundle() {
	await esbuild.build({
		entryPoints: [`${BUNDLED}.ts`],
		outfile: path.join('dist', `${BUNDLED}.js`),
		allowOverwrite: true,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		minify: true,
		legalComments: 'none',
	});
}

exports.build = series(clean, parallel(compile, assets), bundle);
exports.watch = () => watch(['nodes/**/*', 'credentials/**/*'], { ignoreInitial: false }, exports.build);
exports.default = exports.build;
