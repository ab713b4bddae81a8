import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');

export type SourceFile = {
	/** From the root of the package, with forward slashes. */
	path: string;
	text: string;
	/** What the file imports or requires: paths from the root for its own files, names for packages. */
	imports: string[];
};

const IMPORT = /(?:\bfrom\s+|\bimport\s*\(?\s*|\brequire\(\s*)'([^']+)'/g;

export const readText = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
export const readJson = (path: string): unknown => JSON.parse(readText(path));

/** All TypeScript files in a folder of the package. */
export function sourceFiles(...folders: string[]): SourceFile[] {
	return folders.flatMap((folder) => filesIn(folder).filter((path) => path.endsWith('.ts'))).map(readSource);
}

/** Every file in a folder and its folders, sorted. */
export function filesIn(folder: string): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => posix.join(folder, posix.relative(join(ROOT, folder), join(entry.parentPath, entry.name))))
		.sort();
}

/** What git holds; everything in the usual folders where the package lies without its history. */
export function trackedFiles(): string[] {
	if (!existsSync(join(ROOT, '.git'))) return ['nodes', 'credentials', 'test', 'docs', 'workflows'].flatMap(filesIn);
	const list = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' });
	return list.split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path)));
}

function readSource(path: string): SourceFile {
	const text = readText(path);
	const imports = [...text.matchAll(IMPORT)].map((match) => match[1] ?? '');
	return { path, text, imports: imports.map((name) => resolveImport(path, name)) };
}

function resolveImport(path: string, name: string): string {
	return name.startsWith('.') ? posix.join(posix.dirname(path), name) : name;
}
