const ADVICE: Record<string, string> = {
	fields: 'Give Hours a row, such as Monday 09:00 to 18:00, or check the dates under Holidays.',
	json: 'Give at least one day of "weekly" hours, such as "mon": [["09:00", "18:00"]].',
	chatwootInbox: 'Open a day in Chatwoot under Settings, Inboxes, Business Hours, such as Monday 09:00 to 18:00.',
};

/** Says what to set when a schedule never opens. */
export function describeNever(scheduleSource: string): string {
	return `The schedule has no opening to come. ${ADVICE[scheduleSource] ?? ''}`.trim();
}
