import type { Json } from '../whatsapp/json';
import { valueAt } from './placeholders';

/** Keeps of a live body what the recording kept: by path, which keys of the object or items there. */
export function project(body: unknown, kept: Record<string, string[]> | undefined): unknown {
	if (kept === undefined) return body;
	let result: unknown = structuredClone(body);
	for (const [path, keys] of Object.entries(kept)) {
		const cut = cutTo(path === '' ? result : valueAt(result, path), keys);
		result = path === '' ? cut : replaceAt(result, path.split('.'), cut);
	}
	return result;
}

function cutTo(node: unknown, keys: string[]): unknown {
	if (Array.isArray(node)) return node.map((item) => pick(item, keys));
	return typeof node === 'object' && node !== null ? pick(node, keys) : node;
}

function pick(node: unknown, keys: string[]): Json {
	return Object.fromEntries(keys.map((key) => [key, valueAt(node, key) ?? null]));
}

function replaceAt(node: unknown, [first, ...rest]: string[], value: unknown): unknown {
	if (first === undefined) return value;
	if (typeof node !== 'object' || node === null) return node;
	return { ...node, [first]: replaceAt((node as Json)[first], rest, value) };
}
