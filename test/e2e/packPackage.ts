import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { REPOSITORY } from './runtimes';

const run = promisify(execFile);
export const PACKAGE_NAME = 'n8n-nodes-chatwoot-automations';

/** Packs the built package as npm would publish it. Resolves with the path of the tarball, which goes when the process ends. */
export async function packPackage(): Promise<string> {
	const folder = await mkdtemp(path.join(tmpdir(), 'packed-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	await run('npm', ['pack', '--pack-destination', folder, '--ignore-scripts'], { cwd: REPOSITORY });
	const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
	if (!tarball) throw new Error('npm pack made no tarball');
	return path.join(folder, tarball);
}

/** Unpacks a tarball into `folder`, without the `package/` in front. */
export async function unpack(tarball: string, folder: string): Promise<void> {
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await run('tar', ['xzf', tarball, '--strip-components=1', '-C', folder]);
}
