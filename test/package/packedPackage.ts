import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ROOT } from '../helpers/sourceFiles';

/** What every n8n has at hand for its nodes. */
const PROVIDED = ['n8n-workflow', 'luxon'];

export type PackedPackage = {
	/** The unpacked tarball, with what n8n provides beside it and nothing else to load from. */
	folder: string;
	files: string[];
	packedBytes: number;
	remove(): void;
};

type PackReport = { filename: string; size: number; files: Array<{ path: string }> };

/** Packs the built package as npm publishes it and unpacks it as n8n installs it. */
export function packPackage(): PackedPackage {
	if (!existsSync(join(ROOT, 'dist/nodes'))) throw new Error('Nothing is built yet: run `npm run build` first.');
	const place = mkdtempSync(join(tmpdir(), 'packed-'));
	const folder = join(place, 'package');
	const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', place], {
		cwd: ROOT,
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [report] = JSON.parse(packed.toString()) as PackReport[];
	if (!report) throw new Error('npm pack made no tarball.');
	execFileSync('tar', ['-xzf', join(place, report.filename), '-C', place]);
	mkdirSync(join(folder, 'node_modules'));
	for (const name of PROVIDED) symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
	return {
		folder,
		files: report.files.map(({ path }) => path),
		packedBytes: report.size,
		remove: () => rmSync(place, { recursive: true, force: true }),
	};
}
