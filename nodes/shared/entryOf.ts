/** The entry of a table under a name that somebody else chose: what every object inherits, such as "constructor", is none. */
export function entryOf<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
	return Object.hasOwn(table, name) ? table[name] : undefined;
}
