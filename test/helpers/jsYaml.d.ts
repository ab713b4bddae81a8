declare module 'js-yaml' {
	/** Reads YAML 1.2 with anchors and merge keys; throws on what is no YAML. */
	export function load(text: string): unknown;
}
