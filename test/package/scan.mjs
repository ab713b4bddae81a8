// n8n's own review of a community package, run the way n8n runs it on submission: on the sources, and on
// what `npm pack` publishes. Comments that switch rules off do not count there, so they do not here.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

const root = resolve(import.meta.dirname, '../..');
const PUBLISHED_FILE_PATTERNS = ['**/*.js', 'package.json'];

function unpackTarball(folder) {
	const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root });
	const [{ filename, unpackedSize, entryCount }] = JSON.parse(packed.toString());
	const target = join(folder, 'package');
	mkdirSync(target);
	execFileSync('tar', ['-xzf', join(folder, filename), '-C', target, '--strip-components=1']);
	return { target, what: `${filename}: ${entryCount} files, ${unpackedSize} bytes unpacked` };
}

async function scan(name, folder, patterns) {
	const { passed, message, details } = await analyzePackage(folder, patterns);
	console.log(`${passed ? 'passed' : 'FAILED'}  ${name}${message ? `: ${message}` : ''}`);
	if (details) console.log(details);
	return passed;
}

const folder = mkdtempSync(join(tmpdir(), 'n8n-scan-'));
try {
	const { target, what } = unpackTarball(folder);
	const sources = await scan('sources', root, SOURCE_FILE_PATTERNS);
	const tarball = await scan(what, target, PUBLISHED_FILE_PATTERNS);
	console.log(`${[sources, tarball].filter(Boolean).length} passed, ${[sources, tarball].filter((ok) => !ok).length} failed`);
	process.exitCode = sources && tarball ? 0 : 1;
} finally {
	rmSync(folder, { recursive: true, force: true });
}
