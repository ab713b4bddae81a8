import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { promisify } from 'node:util';

import { REPOSITORY } from '../runtimes';

const run = promisify(execFile);
const QUALITY = '70';
const MAX_WIDTH = '1100';
const FRAME_MS = '1400';

/** Whether this run takes the pictures of README and docs: `npm run pictures`. They need Debian's package webp. */
export const TAKES_PICTURES = process.env.TAKE_PICTURES === 'true';
const FOLDER = path.join(REPOSITORY, 'docs/images');

/** A picture for the pages; nothing when none are taken. */
export async function takePicture(target: Page | Locator, name: string): Promise<void> {
	if (!TAKES_PICTURES) return;
	const png = await target.screenshot({ animations: 'disabled' });
	await withFiles([png], async ([file = '']) => {
		await run('cwebp', ['-quiet', '-q', QUALITY, '-resize', MAX_WIDTH, '0', file, '-o', path.join(FOLDER, `${name}.webp`)]);
	});
}

/** One picture after the other, for ever. All of one size. */
export async function makeAnimation(frames: Buffer[], name: string): Promise<void> {
	await withFiles(frames, async (files) => {
		const options = ['-lossy', '-q', QUALITY, '-m', '6', '-loop', '0'];
		await run('img2webp', [...options, ...files.flatMap((file) => ['-d', FRAME_MS, file]), '-o', path.join(FOLDER, `${name}.webp`)]);
	});
}

async function withFiles(pictures: Buffer[], use: (files: string[]) => Promise<void>): Promise<void> {
	await mkdir(FOLDER, { recursive: true });
	const folder = await mkdtemp(path.join(tmpdir(), 'pictures-'));
	const files = pictures.map((_, index) => path.join(folder, `${String(index).padStart(2, '0')}.png`));
	try {
		await Promise.all(files.map(async (file, index) => await writeFile(file, pictures[index] ?? '')));
		await use(files);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
