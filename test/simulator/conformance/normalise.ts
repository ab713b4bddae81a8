const PATTERNS: ReadonlyArray<[pattern: RegExp, stand: string]> = [
	[/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '<uuid>'],
	[/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?( ?UTC|Z)?/g, '<time>'],
	[/wamid\.\d{6,}/g, '<wamid>'],
	[/\/rails\/active_storage\/\S*\//g, '/<blob>/'],
	[/\{\{(hook|base)\}\}/g, '<host>'],
	[/https?:\/\/(127\.0\.0\.1|localhost)(:\d+)?/g, '<host>'],
];

/** A text without what every run makes anew inside of it: times, uuids, hosts. */
export function normalise(text: string): string {
	return PATTERNS.reduce((result, [pattern, stand]) => result.replace(pattern, stand), text);
}
