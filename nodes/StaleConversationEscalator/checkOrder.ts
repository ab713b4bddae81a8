import type { Row } from './readRow';

/**
 * Whether rows come by their wait, nobody waiting last and those by creation, as Chatwoot orders them.
 * False where the server knows no `waiting_since` at all.
 */
export function isInOrder(rows: Row[], direction: 'asc' | 'desc'): boolean {
	return rows.every((row, index) => row.waitingSince !== undefined && follows(row, rows[index - 1], direction));
}

function follows({ id, waitingSince = 0 }: Row, before: Row | undefined, direction: 'asc' | 'desc'): boolean {
	const earlier = before?.waitingSince;
	if (!before || earlier === undefined) return true;
	if (waitingSince === 0) return earlier > 0 || before.id < id;
	return direction === 'asc' ? earlier > 0 && earlier <= waitingSince : earlier >= waitingSince;
}

/**
 * Whether a server really sorts: the same list asked for in the opposite order came in that order, and was
 * another one. A server that ignores the wish answers both alike, whatever its own order happens to look like.
 *
 * @param rows first page, longest wait first
 * @param opposite first page, shortest wait first
 */
export function isProvenOrder(rows: Row[], opposite: Row[]): boolean {
	if (!isInOrder(rows, 'asc') || !isInOrder(opposite, 'desc')) return false;
	// Nobody waits: both orders are by creation.
	if (rows.every(isIdle)) return opposite.every(isIdle);
	return rows.some(({ id }, index) => id !== opposite[index]?.id);
}

function isIdle({ waitingSince }: Row): boolean {
	return waitingSince === 0;
}

/** Whether rows come by activity, which is what servers do that do not know the order wished for. */
export function isByActivity(rows: Row[]): boolean {
	return rows.every(({ lastActivityAt }, index) => lastActivityAt <= (rows[index - 1]?.lastActivityAt ?? Infinity));
}
