/** Deeper than this nobody maps, and the package would grow by it. */
const MAX_DEPTH = 3;
/** What the shop itself wrote, or what just changed: other keys each time. */
const OWN_KEYS = /_attributes$|^customAttributes$|^changes$/;

export type Schema = { type: string; properties?: Record<string, Schema>; items?: Schema };

/** What n8n shows of an operation's output before it was ever run: the types of an example. */
export function schemaOf(value: unknown, depth = 0): Schema {
	if (value === null) return { type: 'null' };
	if (Array.isArray(value)) {
		const items = value[0] === undefined || depth >= MAX_DEPTH ? undefined : schemaOf(value[0], depth + 1);
		return { type: 'array', ...(items ? { items } : {}) };
	}
	if (typeof value !== 'object') return { type: typeof value };
	if (depth >= MAX_DEPTH) return { type: 'object' };
	const properties = Object.entries(value).map(([key, inner]) => [key, OWN_KEYS.test(key) ? { type: 'object' } : schemaOf(inner, depth + 1)]);
	return { type: 'object', properties: Object.fromEntries(properties) as Record<string, Schema> };
}
